#include "text/unicode.h"

#include <iterator>

#include "text/utf8.h"

namespace entente {
namespace {

struct CaseRange {
  std::uint32_t first, last;
  std::int32_t distance;
};

#include "text/unicode_tables.inc"

constexpr char32_t kClassEnd = std::size(kClassBlocks) * kBlock;
constexpr char32_t kFoldEnd = std::size(kFoldBlocks) * kBlock;
constexpr std::uint16_t kFoldsToNothing = 1;
constexpr std::uint16_t kFoldsToPool = 0xE000;

// Hangul syllables by arithmetic (The Unicode Standard, section 3.12).
constexpr char32_t kHangulBase = 0xAC00, kHangulEnd = 0xD7A4;

void append_jamo(char32_t syllable, std::string& out) {
  const char32_t index = syllable - kHangulBase;
  append_utf8(out, 0x1100 + index / 588);
  append_utf8(out, 0x1161 + index % 588 / 28);
  if (index % 28) append_utf8(out, 0x11A7 + index % 28);
}

constexpr CharClass class_in_tables(char32_t c) { return static_cast<CharClass>(kClassValues[kClassBlocks[c / kBlock] * kBlock + c % kBlock]); }

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (char32_t c = 0; c < 128; ++c) classes[c] = class_in_tables(c);
  return classes;
}

}  // namespace

constinit const std::array<CharClass, 128> kAsciiClasses = ascii_classes();

CharClass class_beyond_ascii(char32_t c) {
  if (c < kClassEnd) return class_in_tables(c);
  if (c < 0x40000) return CharClass::han;
  if (c >= 0xE0000 && c < 0xE1000) return CharClass::invisible;
  return CharClass::other;
}

void append_folded(char32_t c, std::string& out) {
  if (c >= kFoldEnd) {
    for (const CaseRange& range : kCaseRanges) {
      if (c >= range.first && c <= range.last) {
        c += static_cast<char32_t>(range.distance);
        break;
      }
    }
    if (c < 0xE0000 || c >= 0xE1000) append_utf8(out, c);
    return;
  }
  if (c >= kHangulBase && c < kHangulEnd) return append_jamo(c, out);
  const std::uint16_t to = kFoldValues[kFoldBlocks[c / kBlock] * kBlock + c % kBlock];
  if (to == 0) {
    append_utf8(out, c);
  } else if (to >= kFoldsToPool) {
    const std::uint16_t* entry = kFoldPool + (to - kFoldsToPool);
    for (std::uint16_t i = 1; i <= entry[0]; ++i) append_utf8(out, entry[i]);
  } else if (to != kFoldsToNothing) {
    append_utf8(out, to);
  }
}

}  // namespace entente
