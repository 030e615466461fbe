// What the encoder sees of a token before any learning: hashes of the word and its parts, its case, what the lexicon says of it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "entente/document.h"
#include "entente/lexicon.h"

namespace entente {

/// How a word is written.
enum class Capitals : std::uint8_t { no_letters, lower, initial, all, mixed, digits, no_case };
inline constexpr int kCapitals = 7;

/// Kinds of lexicon entries as coarse groups: what can be learned from a few thousand sentences.
inline constexpr int kLexiconGroups = 23;

inline constexpr int kSubwords = 16;

/// A plain record; training reads it as it lies in memory (core/tools/token_features.cc).
struct TokenFeatures {
  std::uint32_t word = 0;          ///< fold_hash of the folded word; numbers are alike but for their length
  std::uint32_t shape = 0;         ///< hash of the letters as X and x, digits as d, runs shortened to two
  std::uint32_t begins = 0;        ///< sets of lexicon groups: the token opens, ...
  std::uint32_t inside = 0;        ///< ... continues, ...
  std::uint32_t alone = 0;         ///< ... or is by itself a name of such a kind
  Capitals capitals = Capitals::no_letters;
  std::uint8_t traits = 0;         ///< WordTrait bits
  std::uint8_t first = 0;          ///< 1: the sentence starts here
  std::uint8_t headline = 0;       ///< 1: most words of the sentence are capitalised, so capitals say little
  std::array<std::uint16_t, kSubwords> subwords{};  ///< hashes of its beginnings, ends and three-byte pieces; 0: none
};
static_assert(sizeof(TokenFeatures) == 56);

/// Computes the features of one sentence at a time. Buffers are reused from sentence to sentence.
class TokenFeatureExtractor {
 public:
  explicit TokenFeatureExtractor(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Replaces `out` with one record a token; `matches` are the lexicon's for the tokens of `sentence`.
  void extract(const Document& document, const Sentence& sentence, std::span<const NameMatch> matches, std::vector<TokenFeatures>& out);

 private:
  TokenFeatures look_at(const Document& document, const Token& token);
  void mark_matches(const Sentence& sentence, std::span<const NameMatch> matches, std::vector<TokenFeatures>& out) const;

  const Lexicon& lexicon_;
  std::string folded_;
};

}  // namespace entente
