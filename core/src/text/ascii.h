// ASCII, without a locale.
#pragma once

namespace entente {

constexpr bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char ascii_lower(char c) { return ascii_upper(c) ? static_cast<char>(c | 0x20) : c; }
constexpr bool ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
constexpr bool ascii_alnum(char c) { return ascii_digit(c) || ascii_letter(c); }
constexpr bool ascii_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace entente
