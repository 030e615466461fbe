#include "tagger/sentence_cache.h"

namespace entente {
namespace {

constexpr std::uint64_t mix(std::uint64_t h) {  // the finaliser of MurmurHash3 (Appleby, public domain), 64 bits
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCDull;
  h ^= h >> 33;
  h *= 0xC4CEB9FE1A85EC53ull;
  return h ^ h >> 33;
}

std::size_t size(const SentenceReading& reading) { return reading.names.size() + reading.words.size(); }

}  // namespace

SentenceCache::Key SentenceCache::key(const Document& document, const Sentence& sentence) {
  Key key{document.mono_case ? 1u : 2u, 0x9E3779B97F4A7C15ull};
  const auto add = [&key](std::uint64_t value) {
    key.low = mix(key.low ^ value);
    key.high = (key.high ^ value) * 0x9FB21C651E98DF25ull;
    key.high ^= key.high >> 28;
  };
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const std::string_view bytes = document.of(document.tokens[t]);
    add(bytes.size());
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      word = word << 8 | static_cast<unsigned char>(bytes[i]);
      if (i % 8 == 7) add(word);
    }
    add(word);
    // What lies between two tokens tells a hyphenated name from one of two words.
    add(document.tokens[t].traits);
  }
  return key;
}

const SentenceReading* SentenceCache::find(const Key& key) {
  if (const auto at = young_.find(key); at != young_.end()) return &at->second;
  const auto at = old_.find(key);
  if (at == old_.end()) return nullptr;
  const auto moved = young_.insert(old_.extract(at));  // in use again: it stays for another generation
  items_ += size(moved.position->second);
  return &moved.position->second;
}

void SentenceCache::insert(const Key& key, SentenceReading reading) {
  if (young_.size() >= kSentences || items_ >= kItems) {
    old_ = std::move(young_);
    young_.clear();
    items_ = 0;
  }
  const std::size_t items = size(reading);
  if (items > kItems / 4) return;
  if (young_.try_emplace(key, std::move(reading)).second) items_ += items;
}

}  // namespace entente
