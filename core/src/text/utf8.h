// UTF-8 decoding by the WHATWG Encoding Standard: an ill-formed sequence gives one U+FFFD for each maximal subpart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

struct Decoded {
  char32_t code_point;
  std::uint32_t size;  ///< bytes it took, at least 1
};

inline constexpr char32_t kReplacement = 0xFFFD;

/// Decodes the character at `position`, which is less than text.size(). The bounds on the second byte are those of
/// https://encoding.spec.whatwg.org/#utf-8-decoder: they refuse overlong forms, surrogates and what lies past U+10FFFF.
inline Decoded decode(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(position);
  if (lead < 0x80) return {lead, 1};
  std::uint32_t more;
  char32_t value;
  std::uint8_t lower = 0x80, upper = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    value = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    value = lead & 0x0F;
    if (lead == 0xE0) lower = 0xA0;
    if (lead == 0xED) upper = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    value = lead & 0x07;
    if (lead == 0xF0) lower = 0x90;
    if (lead == 0xF4) upper = 0x8F;
  } else {
    return {kReplacement, 1};
  }
  for (std::uint32_t i = 1; i <= more; ++i) {
    if (position + i >= text.size()) return {kReplacement, i};
    const std::uint8_t next = byte(position + i);
    if (next < lower || next > upper) return {kReplacement, i};
    lower = 0x80;
    upper = 0xBF;
    value = (value << 6) | (next & 0x3F);
  }
  return {value, more + 1};
}

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace entente
