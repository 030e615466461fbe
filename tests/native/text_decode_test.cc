// Expected values: the UTF-8 decoder of the WHATWG Encoding Standard, and the examples of maximal subparts in The Unicode
// Standard, chapter 3.9, tables 3-8 to 3-11.
#include <gtest/gtest.h>

#include "text/utf8.h"
#include "text_helpers.h"

namespace entente {
namespace {

std::u32string decode_all(std::string_view bytes) {
  std::u32string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded c = decode(bytes, i);
    out += c.code_point;
    i += c.size;
  }
  return out;
}

/// The standard's algorithm, step by step, as a machine with state.
std::u32string reference_decode(std::string_view bytes) {
  std::u32string out;
  char32_t point = 0;
  int seen = 0, needed = 0;
  std::uint8_t lower = 0x80, upper = 0xBF;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    if (needed == 0) {
      if (byte <= 0x7F) {
        out += byte;
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1;
        point = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2;
        point = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3;
        point = byte & 0x7;
      } else {
        out += char32_t{0xFFFD};
      }
      continue;
    }
    if (byte < lower || byte > upper) {
      point = 0;
      needed = seen = 0;
      lower = 0x80;
      upper = 0xBF;
      --i;  // the byte is put back
      out += char32_t{0xFFFD};
      continue;
    }
    lower = 0x80;
    upper = 0xBF;
    point = (point << 6) | (byte & 0x3F);
    if (++seen != needed) continue;
    out += point;
    point = 0;
    needed = seen = 0;
  }
  if (needed != 0) out += char32_t{0xFFFD};
  return out;
}

constexpr char32_t R = 0xFFFD;

TEST(Decode, ReadsWellFormedText) { EXPECT_EQ(decode_all("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), (std::u32string{U'a', 0xE9, 0x20AC, 0x1F600})); }

TEST(Decode, OverlongFormsGiveOneReplacementAByte) {
  EXPECT_EQ(decode_all("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), (std::u32string{R, R, R, R, R, R, R, R, U'A'}));
}

TEST(Decode, SurrogatesGiveOneReplacementAByte) {
  EXPECT_EQ(decode_all("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), (std::u32string{R, R, R, R, R, R, R, R, U'A'}));
}

TEST(Decode, BytesBeyondUnicodeGiveOneReplacementAByte) {
  EXPECT_EQ(decode_all("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), (std::u32string{R, R, R, R, R, U'A', R, R, U'B'}));
}

TEST(Decode, ATruncatedSequenceGivesOneReplacement) {
  EXPECT_EQ(decode_all("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), (std::u32string{R, R, R, R, U'A'}));
}

TEST(Decode, AgreesWithTheStandardsAlgorithmOnRandomBytes) {
  test::ParkMiller random(1);
  constexpr std::uint8_t kEdges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (std::uint32_t n = random.below(12); n > 0; --n) {
      bytes += static_cast<char>(random.below(2) ? kEdges[random.below(sizeof kEdges)] : random.below(256));
    }
    ASSERT_EQ(decode_all(bytes), reference_decode(bytes));
  }
}

}  // namespace
}  // namespace entente
