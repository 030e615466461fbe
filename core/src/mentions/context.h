// What every step of `mentions` may look at.
#pragma once

#include <cstdint>
#include <vector>

#include "entente/document.h"
#include "entente/lexicon.h"
#include "mentions/candidate.h"
#include "mentions/match_index.h"
#include "text/text.h"

namespace entente {

/// The stretch of the document under reading: tokens [first, end), whole sentences.
struct Context {
  const Document& document;
  MatchIndex matches;
  std::uint32_t first = 0, end = 0;
  std::vector<bool> sentence_start;  ///< of token first + i: nothing but punctuation precedes it in its sentence

  const Token& token(std::uint32_t t) const { return document.tokens[t]; }
  bool starts_sentence(std::uint32_t t) const { return sentence_start[t - first]; }
  bool is_name_word(std::uint32_t t) const { return token(t).has(kWord) && (token(t).has(kCapitalised) || token(t).has(kUncased) || document.mono_case); }
  /// Where the sentence of `t` ends: no name goes further.
  std::uint32_t sentence_end(std::uint32_t t) const { return sentence_of(document, t).end_token; }
  /// Where the block of `t` ends: a caller may know names that the splitter breaks ("Yahoo! News").
  std::uint32_t block_end(std::uint32_t t) const {
    const Block& block = document.blocks[sentence_of(document, t).block];
    return document.sentences[block.end_sentence - 1].end_token;
  }
  /// Is `t` a hyphen (or another dash) that joins the words around it?
  bool is_joint(std::uint32_t t) const {
    if (!token(t).has(kPunctuation) || token(t).has(kSpaceBefore) || t + 1 >= end || token(t + 1).has(kSpaceBefore)) return false;
    return fold(document.of(token(t))) == "-";
  }
  Span span(std::uint32_t from, std::uint32_t to) const { return {token(from).span.begin, token(to - 1).span.end}; }
  std::uint8_t word_traits(std::uint32_t t) const {
    return matches.lexicon().word(fold(document.of(token(t))), token(t).hash);
  }
};

/// One number for a folded word sequence; equal sequences have equal keys.
inline std::uint64_t name_key(const Document& document, std::uint32_t first, std::uint32_t end) {
  std::uint64_t key = 0xCBF29CE484222325u;
  for (std::uint32_t t = first; t < end; ++t) key = (key ^ document.tokens[t].hash) * 0x100000001B3u;
  return key;
}

using Candidates = std::vector<NameCandidate>;

inline void sort_by_position(Candidates& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const NameCandidate& a, const NameCandidate& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.end != b.end) return a.end > b.end;
    return a.type != b.type ? a.type < b.type : a.source < b.source;
  });
}

}  // namespace entente
