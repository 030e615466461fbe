// What the text layer knows of a character.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace entente {

/// One class a character, made for tokenizing; the order is that of scripts/unicode_tables.mjs.
enum class CharClass : std::uint8_t {
  other,
  space,        ///< White_Space, but no line end
  line_end,     ///< LF, VT, FF, CR, NEL, LS, PS
  upper,        ///< upper and title case letters
  lower,
  uncased,      ///< letters without case: Arabic, Hebrew, Thai, Hangul, modifier letters ...
  han,
  kana,
  mark,         ///< combining marks
  digit,        ///< decimal digits of any script
  number,       ///< other numbers: superscripts, fractions, Roman numeral signs
  hyphen,
  dash,
  open,         ///< opening brackets and quotation marks
  close,
  quote,        ///< neutral double quotation marks
  apostrophe,   ///< straight, curly and modifier apostrophes, grave and acute accents, single quotation marks
  terminal,     ///< ends a sentence: . ! ? and their like in other scripts
  ellipsis,
  punctuation,  ///< other punctuation
  currency,
  symbol,
  invisible,    ///< soft hyphen, zero-width characters, direction marks, byte order mark, controls, variation selectors
  emoji,
  regional,     ///< regional indicators: two make a flag
  modifier,     ///< skin tones
};

extern const std::array<CharClass, 128> kAsciiClasses;
CharClass class_beyond_ascii(char32_t c);
inline CharClass char_class(char32_t c) { return c < 128 ? kAsciiClasses[c] : class_beyond_ascii(c); }

/// Appends what one character folds to (see fold()), as UTF-8; nothing for one that goes. White space gives a space each.
void append_folded(char32_t c, std::string& out);

constexpr bool is_letter(CharClass c) { return c >= CharClass::upper && c <= CharClass::kana; }
constexpr bool is_white(CharClass c) { return c == CharClass::space || c == CharClass::line_end; }

}  // namespace entente
