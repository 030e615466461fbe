#include "entities/gender.h"

#include "text/text.h"
#include "text/words.h"

namespace entente {

Gender gender_of_title(const Document& document, TokenRange name) {
  if (name.first == sentence_of(document, name.first).first_token) return Gender::unknown;
  const auto& tokens = document.tokens;
  std::uint32_t before = name.first - 1;
  if (document.of(tokens[before]) == "." && before > 0) --before;  // should the full stop be a token of its own
  std::string word = fold(document.of(tokens[before]));
  if (!word.empty() && word.back() == '.') word.pop_back();
  const std::uint32_t flags = tokens[before].has(kCapitalised) ? word_flags(fold_hash(word)) : 0;
  return flags & kMaleTitle ? Gender::male : flags & kFemaleTitle ? Gender::female : Gender::unknown;
}

Gender gender_of_given_name(const Document& document, const Lexicon& lexicon, std::uint32_t token) {
  const Token& word = document.tokens[token];
  const std::uint8_t traits = lexicon.word(fold(document.of(word)), word.hash);
  const bool male = traits & kMale, female = traits & kFemale;
  return male == female ? Gender::unknown : male ? Gender::male : Gender::female;
}

}  // namespace entente
