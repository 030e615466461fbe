#include "entities/names.h"

#include "text/unicode.h"
#include "text/utf8.h"

namespace entente {

std::string display_form(std::string_view bytes) {
  constexpr char32_t kSoftHyphen = 0xAD;
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded character = decode(bytes, at);
    at += character.size;
    const CharClass what = char_class(character.code_point);
    if (what == CharClass::space || what == CharClass::line_end) {
      space = true;
    } else if (character.code_point != kSoftHyphen) {
      if (space && !out.empty()) out += ' ';
      space = false;
      append_utf8(out, character.code_point);
    }
  }
  return out;
}

std::string initials(const Document& document, TokenRange range) {
  std::string letters;
  for (std::uint32_t t = range.first; t < range.end; ++t) {
    const Token& token = document.tokens[t];
    const char first = document.of(token).front();
    if (token.has(kCapitalised) && first >= 'A' && first <= 'Z') letters += first;
  }
  return letters.size() < 2 ? std::string() : letters;
}

}  // namespace entente
