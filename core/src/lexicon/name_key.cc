#include "lexicon/name_key.h"

#include "entente/document.h"
#include "text/text.h"

namespace entente::lexicon {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_long_word(const std::string& folded, const Token& token) {
  return folded.size() >= 2 && token.has(kWord) && !token.has(kNumber);
}

}  // namespace

NameKey name_key(std::string_view name) {
  // Carrier words keep a final abbreviation ("Corp.") from looking like the end of a sentence.
  std::string text = "the ";
  const Span span{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + name.size())};
  text.append(name).append(" of the");
  const Document document = read_document(text);

  std::vector<const Token*> tokens;
  std::vector<std::string> folded;
  for (const Token& token : document.tokens) {
    if (!span.contains(token.span)) continue;
    std::string word = fold(document.of(token));
    if (word.empty()) continue;
    tokens.push_back(&token);
    folded.push_back(std::move(word));
  }
  NameKey key;
  bool holds_word = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool inner_hyphen = folded[i] == "-" && i > 0 && i + 1 < tokens.size() &&
                              is_long_word(folded[i - 1], *tokens[i - 1]) && is_long_word(folded[i + 1], *tokens[i + 1]);
    if (inner_hyphen) continue;
    if (key.words.size() == kMaxWords || folded[i].size() > kMaxNameBytes) return {};
    if (tokens[i]->has(kCapitalised)) key.capitals |= 1u << key.words.size();
    holds_word |= !tokens[i]->has(kPunctuation);
    key.words.push_back(std::move(folded[i]));
  }
  return holds_word ? key : NameKey{};
}

std::uint32_t letter_mask(std::string_view written) {
  std::uint32_t mask = 0;
  std::size_t letters = 0;
  for (char c : written) {
    if (!is_upper(c) && !is_lower(c)) continue;
    if (letters == kMaxExactLetters) break;
    mask |= static_cast<std::uint32_t>(is_upper(c)) << letters++;
  }
  return mask;
}

bool is_acronym(std::string_view name) {
  std::size_t letters = 0, capitals = 0;
  for (char c : name) {
    if (c == ' ' || c == '-' || static_cast<unsigned char>(c) >= 0x80) return false;
    capitals += is_upper(c);
    letters += is_upper(c) || is_lower(c);
  }
  return capitals >= 2 && 2 * capitals >= letters;
}

std::string display_name(const std::vector<std::string_view>& words, NameCase name_case, std::uint32_t mask) {
  std::string out;
  std::size_t letters = 0;
  bool tight = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool hyphen = words[i] == "-", clitic = words[i][0] == '\'';
    if (!tight && !hyphen && !clitic) out += ' ';
    tight = hyphen;
    for (std::size_t c = 0; c < words[i].size(); ++c) {
      bool upper = name_case == NameCase::proper && c == 0 && (mask >> i & 1);
      if (name_case == NameCase::exact && is_lower(words[i][c]) && letters < kMaxExactLetters) upper = mask >> letters++ & 1;
      out += upper ? to_upper(words[i][c]) : words[i][c];
    }
  }
  return out;
}

}  // namespace entente::lexicon
