// What the network said of sentences it has seen, so that an edit of a text costs its own sentences only.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "entente/document.h"
#include "entente/syntax.h"
#include "mentions/candidate.h"

namespace entente {

/// Names and words of a sentence, with token indices that count from its first token.
struct SentenceReading {
  std::vector<NameCandidate> names;
  std::vector<Word> words;
};

/// Bounded: the sentences of the last two generations stay, each of at most kSentences sentences and
/// kItems names and words. Never read for order, so the output cannot depend on it.
class SentenceCache {
 public:
  /// All that the network's answer depends on (the model and the lexicon are the cache's owner's), hashed to 128 bits.
  struct Key {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Key& other) const { return low == other.low && high == other.high; }
  };
  static Key key(const Document& document, const Sentence& sentence);

  /// Null when unknown; valid until the next insert().
  const SentenceReading* find(const Key& key);
  void insert(const Key& key, SentenceReading reading);

 private:
  static constexpr std::size_t kSentences = 1 << 14, kItems = 1 << 19;
  struct Hash {
    std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key.low); }
  };
  using Generation = std::unordered_map<Key, SentenceReading, Hash>;
  Generation young_, old_;
  std::size_t items_ = 0;  // in young_
};

}  // namespace entente
