// The text as the later stages see it: blocks, sentences and tokens over the bytes, which are never changed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

/// Layout of a pasted text. `furniture` is what surrounds an article ("4 mins read", "Related content", a copyright line):
/// it is tokenized and kept, but later stages may trust it less.
enum class BlockKind : std::uint8_t { title, heading, dateline, byline, paragraph, list_item, furniture };

struct Block {
  Span span;                          ///< without white space at its edges
  BlockKind kind = BlockKind::paragraph;
  std::uint32_t first_sentence = 0;   ///< sentences [first_sentence, end_sentence)
  std::uint32_t end_sentence = 0;
};

struct Sentence {
  Span span;                          ///< from its first token to the end of its last
  std::uint32_t first_token = 0;      ///< tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint32_t block = 0;
};

/// What can be seen of a token without a dictionary; a set of bits.
enum Trait : std::uint16_t {
  kWord = 1 << 0,         ///< holds a letter
  kNumber = 1 << 1,       ///< holds a digit
  kPunctuation = 1 << 2,  ///< neither letter nor digit
  kCapitalised = 1 << 3,  ///< its first letter is upper or title case
  kAllCaps = 1 << 4,      ///< two letters or more, all upper case
  kLower = 1 << 5,        ///< holds letters, none of them upper case
  kSpaceBefore = 1 << 6,  ///< white space (or the start of the text) precedes it
  kClitic = 1 << 7,       ///< 's, n't, 'll ...: one Universal Dependencies token with the token before it
  kUncased = 1 << 8,      ///< its letters have no case (Arabic, Han ...)
};

/// The smallest unit. English UD tokens, but clitics are split off (see kClitic), so "Xi's" is two tokens here;
/// a hyphen is a token ("Washington-Seoul" is three), and "U.S." is one.
struct Token {
  Span span;
  std::uint32_t hash = 0;    ///< fold_hash() of its folded form
  std::uint16_t traits = 0;

  bool has(Trait trait) const { return traits & trait; }
};

struct Document {
  std::string_view text;     ///< the caller's bytes; they outlive the Document
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  Span title;                ///< empty when none was found
  bool english = true;       ///< false: a warning, and no names are invented
  std::string language = "en";  ///< ISO 639-1, "und" when it can't be told
  bool mono_case = false;    ///< the text (its first 64 kB) is upper case, a cable, or lower case: capitals say nothing

  std::string_view of(const Token& token) const { return token.span.of(text); }
};

/// The sentence that holds token `token`.
inline const Sentence& sentence_of(const Document& document, std::uint32_t token) {
  const auto after = std::upper_bound(document.sentences.begin(), document.sentences.end(), token,
                                      [](std::uint32_t t, const Sentence& sentence) { return t < sentence.first_token; });
  return *(after - 1);
}

}  // namespace entente
