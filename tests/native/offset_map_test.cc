#include "offsets/offset_map.h"

#include <random>

#include <gtest/gtest.h>

namespace entente {
namespace {

/// Length in UTF-16 of well-formed UTF-8, counted from lead bytes alone.
std::uint32_t utf16_length(std::string_view text) {
  std::uint32_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

std::uint32_t codepoint_length(std::string_view text) {
  std::uint32_t length = 0;
  for (const char c : text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return length;
}

std::string random_text(std::mt19937& random, int characters) {
  static constexpr const char* kPieces[] = {"a", " ", "\xC3\xA9", "\xE4\xB8\xAD", "\xF0\x9F\x98\x80", "\n", "\xD9\x85"};
  std::string text;
  for (int i = 0; i < characters; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(OffsetMap, AgreesWithACountFromTheStart) {
  std::mt19937 random(3);
  for (const int characters : {0, 1, 63, 64, 65, 500}) {
    const std::string text = random_text(random, characters);
    const OffsetMap utf16(text, OffsetUnit::utf16), codepoint(text, OffsetUnit::codepoint), utf8(text, OffsetUnit::utf8);
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
      if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
      const std::string_view head = std::string_view(text).substr(0, byte);
      EXPECT_EQ(utf16.from_bytes(byte), utf16_length(head));
      EXPECT_EQ(codepoint.from_bytes(byte), codepoint_length(head));
      EXPECT_EQ(utf8.from_bytes(byte), byte);
      EXPECT_EQ(utf16.to_bytes(utf16_length(head)), byte);
      EXPECT_EQ(codepoint.to_bytes(codepoint_length(head)), byte);
    }
  }
}

TEST(OffsetMap, IllFormedBytesCountAsTheReplacementTheyDecodeTo) {
  // Encoding Standard, UTF-8 decoder: E2 82 | 41 is one U+FFFD and an A; a stray FF is one more.
  const std::string text = "\xE2\x82" "A\xFF";
  const OffsetMap offsets(text, OffsetUnit::utf16);
  EXPECT_EQ(offsets.length(), 3u);
  EXPECT_EQ(offsets.from_bytes(2), 1u);
  EXPECT_EQ(offsets.from_bytes(3), 2u);
}

TEST(OffsetMap, HalfOfASurrogatePairIsTheCharacterItLiesIn) {
  const std::string text = "a\xF0\x9F\x98\x80" "b";
  const OffsetMap offsets(text, OffsetUnit::utf16);
  EXPECT_EQ(offsets.to_bytes(2), 1u);
  EXPECT_EQ(offsets.to_bytes(3), 5u);
}

TEST(OffsetMap, BeyondTheEndIsTheEnd) { EXPECT_EQ(OffsetMap("abc", OffsetUnit::utf16).to_bytes(99), 3u); }

}  // namespace
}  // namespace entente
