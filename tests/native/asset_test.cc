#include "asset/asset.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Bytes bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
std::string text_of(Bytes bytes) { return {bytes.begin(), bytes.end()}; }

TEST(Asset, Crc32MatchesThePublishedCheckValue) { EXPECT_EQ(crc32(bytes_of("123456789")), 0xCBF43926u); }

TEST(Asset, SectionsComeBackAsWritten) {
  const auto asset = Asset::parse(build_asset("LEXI", 3, {{"AAAA", "one"}, {"BBBB", ""}, {"CCCC", std::string(100, 'x')}}), "LEXI", 3);
  ASSERT_TRUE(asset.ok());
  EXPECT_EQ(text_of(asset.value().section("AAAA")), "one");
  EXPECT_EQ(text_of(asset.value().section("BBBB")), "");
  EXPECT_EQ(text_of(asset.value().section("CCCC")), std::string(100, 'x'));
  EXPECT_TRUE(asset.value().section("DDDD").empty());
}

TEST(Asset, EveryFlippedByteIsRefused) {
  const std::string good = build_asset("LEXI", 1, {{"AAAA", "some content"}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] ^= 1;
    EXPECT_FALSE(Asset::parse(bad, "LEXI", 1).ok()) << "byte " << i;
  }
}

TEST(Asset, EveryTruncationIsRefused) {
  const std::string good = build_asset("LEXI", 1, {{"AAAA", "some content"}});
  for (std::size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(Asset::parse(good.substr(0, size), "LEXI", 1).ok()) << size;
}

TEST(ByteReader, PastTheEndGivesZeroAndSaysSo) {
  ByteReader reader(bytes_of("ab"));
  EXPECT_EQ(reader.u32(), 'a' | 'b' << 8u);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.u8(), 0);
}

TEST(ByteReader, ReadsWhatTheWriterWrote) {
  ByteWriter writer;
  for (std::uint32_t value : {0u, 127u, 128u, 300u, 0xFFFFFFFFu}) writer.varint(value);
  writer.u16(0xBEEF);
  const std::string bytes = writer.take();
  ByteReader reader(bytes_of(bytes));
  for (std::uint32_t value : {0u, 127u, 128u, 300u, 0xFFFFFFFFu}) EXPECT_EQ(reader.varint(), value);
  EXPECT_EQ(reader.u16(), 0xBEEF);
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.done());
}

}  // namespace
}  // namespace entente
