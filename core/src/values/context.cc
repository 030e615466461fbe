#include "values/context.h"

#include "text/text.h"
#include "text/words.h"
#include "values_data.h"

namespace entente {
namespace {

constexpr std::uint32_t kAhead = 1, kFuture = 2, kPast = 4, kAuxiliary = 8;
constexpr std::uint32_t kReach = 14;      // tokens to either side
constexpr std::size_t kLookBack = 32;     // mentions

const HashBits& tense_words() {
  static const HashBits words = [] {
    HashBits table(512);
    for_each_line(values_data::tense, [&](std::string_view section, std::string_view line) {
      const std::uint32_t bits = section == "ahead" ? kAhead : section == "future" || section == "present" ? kFuture : section == "auxiliary" ? kFuture | kAuxiliary : kPast;
      for_each_word(line, [&](std::string_view word) { table.add(fold_hash(fold(word)), bits); });
    });
    return table;
  }();
  return words;
}

bool ends_in_ed(std::string_view word) { return word.size() > 4 && word.substr(word.size() - 2) == "ed" && word[word.size() - 3] != 'e'; }

/// After "to": not a determiner or a pronoun, so perhaps an infinitive.
bool is_verb_like(const Document& document, const Token& token) {
  if (!token.has(kLower)) return false;
  const std::string_view word = document.of(token);
  for (const std::string_view other : {"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "our", "my", "your", "all", "some", "more"}) {
    if (word == other) return false;
  }
  return true;
}

/// Grains from coarse to fine, with what is as fine as a day last.
int fineness(Grain grain) {
  switch (grain) {
    case Grain::week:
    case Grain::weekend: return static_cast<int>(Grain::week);
    default: return static_cast<int>(grain);
  }
}

}  // namespace

Tense tense_at(const Document& document, const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
  const auto read = [&](std::uint32_t t, bool infinitives) {
    const Token& token = document.tokens[t];
    if (token.has(kCapitalised) && t != sentence.first_token && !document.mono_case) return Tense::open;  // "May"
    const std::uint32_t bits = tense_words().find(token.hash);
    if (bits & kFuture) return Tense::future;
    if (infinitives && t + 1 < sentence.end_token && document.of(token) == "to" && is_verb_like(document, document.tokens[t + 1])) return Tense::future;
    if (bits & kPast || (token.has(kLower) && ends_in_ed(document.of(token)))) return Tense::past;
    return Tense::open;
  };
  if (begin > sentence.first_token && tense_words().find(document.tokens[begin - 1].hash) & kAhead) return Tense::future;
  for (std::uint32_t distance = 1; distance <= kReach; ++distance) {
    if (begin >= sentence.first_token + distance) {
      // "will have said", "to be released", "would have": what stands first in its group decides.
      const std::uint32_t t = begin - distance;
      const Tense tense = read(t, true);
      if (tense != Tense::open) {
        for (std::uint32_t back = 1; back <= 3 && t >= sentence.first_token + back; ++back) {
          if (tense_words().find(document.tokens[t - back].hash) & kAuxiliary) return Tense::future;
        }
        return tense;
      }
    }
    if (end + distance - 1 < sentence.end_token) {
      const Tense tense = read(end + distance - 1, false);
      if (tense != Tense::open) return tense;
    }
  }
  return Tense::open;
}

std::pair<When, AnchorUse> Timeline::preceding(Grain grain, std::uint32_t from_position) const {
  std::size_t looked = 0;
  for (std::size_t i = mentioned_.size(); i-- > 0 && looked < kLookBack && mentioned_[i].position >= from_position; ++looked) {
    if (fineness(mentioned_[i].when.grain) >= fineness(grain)) return {mentioned_[i].when, {"text", mentioned_[i].value}};
  }
  return {document_, document_anchor()};
}

std::optional<std::pair<When, AnchorUse>> Timeline::period(std::uint32_t from_position) const {
  std::size_t looked = 0;
  for (std::size_t i = mentioned_.size(); i-- > 0 && looked < kLookBack && mentioned_[i].position >= from_position; ++looked) {
    const Grain grain = mentioned_[i].when.grain;
    if (grain >= Grain::half && grain <= Grain::month) return std::pair(mentioned_[i].when, AnchorUse{"text", mentioned_[i].value});
  }
  return std::nullopt;
}

std::pair<When, AnchorUse> Timeline::now() const {
  if (document_.known()) return {document_, document_anchor()};
  return {document_, {}};
}

}  // namespace entente
