#include "encoder/dense.h"

#include <gtest/gtest.h>

#include <limits>

#include "encoder/kernels.h"
#include "support/random_encoder.h"

namespace entente {
namespace {

using test::PlainDense;
using test::Random;
using test::Rows;

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

Result<Dense> read(const std::string& bytes) {
  ByteReader reader(bytes_of(bytes));
  return read_dense(reader);
}

bool refused(const PlainDense& layer) { return !read(layer.bytes()).ok(); }

std::vector<std::int16_t> apply(const PlainDense& plain, const Rows& x, const std::vector<std::uint32_t>& ends) {
  const Result<Dense> layer = read(plain.bytes());
  EXPECT_TRUE(layer.ok());
  if (!layer) return {};
  std::vector<std::int16_t> y(x.size() * plain.out), scratch;
  layer.value().apply(test::flat(x).data(), ends, y.data(), scratch);
  return y;
}

/// The definition, sentence by sentence.
std::vector<std::int16_t> expected(const PlainDense& plain, const Rows& x, const std::vector<std::uint32_t>& ends) {
  std::vector<std::int16_t> y;
  std::uint32_t begin = 0;
  for (std::uint32_t end : ends) {
    const auto sentence = test::flat(plain.apply(Rows(x.begin() + begin, x.begin() + end)));
    y.insert(y.end(), sentence.begin(), sentence.end());
    begin = end;
  }
  return y;
}

std::size_t random_width(Random& random, int most) { return 8 * static_cast<std::size_t>(random.from(1, most / 8)); }

TEST(Dense, OneTapIsTheDefinition) {
  Random random(1);
  for (int round = 0; round < 60; ++round) {
    const PlainDense plain = PlainDense::random(random, random_width(random, 256), random_width(random, 64), 1, 1);
    const Rows x = test::random_rows(random, static_cast<std::size_t>(random.from(1, 70)), plain.in, -32768, 32767);
    const std::vector<std::uint32_t> ends{static_cast<std::uint32_t>(x.size())};
    ASSERT_EQ(apply(plain, x, ends), expected(plain, x, ends)) << plain.in << " to " << plain.out << ", rows " << x.size();
  }
}

TEST(Dense, ThreeTapsAreTheDefinitionInEverySentence) {
  Random random(2);
  for (int round = 0; round < 60; ++round) {
    const PlainDense plain =
        PlainDense::random(random, random_width(random, 64), random_width(random, 64), 3, static_cast<std::size_t>(random.from(1, round % 2 ? 8 : 64)));
    std::vector<std::uint32_t> ends;
    std::uint32_t rows = 0;
    for (int sentence = random.from(1, 6); sentence > 0; --sentence) ends.push_back(rows += static_cast<std::uint32_t>(random.from(1, 70)));
    const Rows x = test::random_rows(random, rows, plain.in, -32768, 32767);
    ASSERT_EQ(apply(plain, x, ends), expected(plain, x, ends)) << plain.in << " to " << plain.out << ", dilation " << plain.dilation;
  }
}

TEST(Dense, TheLargestSumsDoNotOverflow) {
  // 32768 * 127 * 480 + bias is just below 2^31.
  PlainDense plain{160, 8, 3, 1, std::vector<float>(8, 1.0f / 65536), {}, Rows(8, std::vector<int>(480, 127))};
  const std::int32_t room = std::numeric_limits<std::int32_t>::max() - 32768 * 127 * 480;
  plain.bias = {room, -room, room, -room, room, -room, 0, 1};
  for (std::size_t o = 0; o < 8; o += 2) plain.weights[o].assign(480, -127);
  const std::vector<std::uint32_t> ends{11};
  const Rows lowest(11, std::vector<int>(160, -32768)), highest(11, std::vector<int>(160, 32767));
  EXPECT_EQ(apply(plain, lowest, ends), expected(plain, lowest, ends));
  EXPECT_EQ(apply(plain, highest, ends), expected(plain, highest, ends));
}

/// Eight numbers, each times `scale`.
std::vector<std::int16_t> scaled(const std::vector<std::int32_t>& numbers, float scale) {
  const PlainDense plain{8, 8, 1, 1, std::vector<float>(8, scale), numbers, Rows(8, std::vector<int>(8, 0))};
  return apply(plain, Rows(1, std::vector<int>(8, 0)), {1});
}

TEST(Dense, HalvesRoundToEven) {
  EXPECT_EQ(scaled({1, 3, 5, 7, -1, -3, -5, 0}, 0.5f), (std::vector<std::int16_t>{0, 2, 2, 4, 0, -2, -2, 0}));
  EXPECT_EQ(scaled({65533, 65531, -65535, -65533, 65534, -65536, 65532, 2}, 0.5f),
            (std::vector<std::int16_t>{32766, 32766, -32768, -32766, 32767, -32768, 32766, 1}));
}

TEST(Dense, WhatDoesNotFitIsTheNearestThatDoes) {
  const std::int32_t most = std::numeric_limits<std::int32_t>::max() - 1;
  EXPECT_EQ(scaled({most, -most, 32768, -32769, 32767, -32768, 40000, -40000}, 1.0f),
            (std::vector<std::int16_t>{32767, -32768, 32767, -32768, 32767, -32768, 32767, -32768}));
  EXPECT_EQ(scaled({most, -most, 1, -1, 0, most, -most, 0}, 1e6f), (std::vector<std::int16_t>{32767, -32768, 32767, -32768, 0, 32767, -32768, 0}));
}

TEST(Dense, SumsBecomeSinglePrecisionBeforeTheyAreScaled) {
  // 2^24 + 1 is halfway between two floats and goes to the even one, 2^24; 2^24 + 3 to 2^24 + 4.
  const float scale = 1.0f / 1024;
  EXPECT_EQ(scaled({16777217 + 512, 16777219 + 508, 16777216 + 512, 16777216 + 1536, 0, 0, 0, 0}, scale),
            (std::vector<std::int16_t>{16384, 16384, 16384, 16386, 0, 0, 0, 0}));
}

TEST(Dense, NoRowsGiveNoRows) {
  Random random(3);
  EXPECT_TRUE(apply(PlainDense::random(random, 8, 8, 3, 1), {}, {}).empty());
}

TEST(Dense, EmptySentencesChangeNothing) {
  Random random(4);
  const PlainDense plain = PlainDense::random(random, 16, 8, 3, 2);
  const Rows x = test::random_rows(random, 9, 16, -500, 500);
  EXPECT_EQ(apply(plain, x, {0, 4, 4, 9, 9}), expected(plain, x, {4, 9}));
}

TEST(DenseFile, ALayerThatCouldOverflowIsRefused) {
  PlainDense plain{160, 8, 3, 1, std::vector<float>(8, 1), std::vector<std::int32_t>(8), Rows(8, std::vector<int>(480, 127))};
  const std::int32_t room = std::numeric_limits<std::int32_t>::max() - 32768 * 127 * 480;
  plain.bias[7] = room;
  EXPECT_FALSE(refused(plain));
  plain.bias[7] = room + 1;
  EXPECT_TRUE(refused(plain));
  plain.bias[7] = std::numeric_limits<std::int32_t>::min();
  EXPECT_TRUE(refused(plain));
}

TEST(DenseFile, AScaleThatIsNoNumberIsRefused) {
  Random random(5);
  PlainDense plain = PlainDense::random(random, 8, 8, 1, 1);
  ASSERT_FALSE(refused(plain));
  for (float scale : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
    plain.scale[3] = scale;
    EXPECT_TRUE(refused(plain)) << scale;
  }
}

TEST(DenseFile, ShapesThatTheKernelsDoNotKnowAreRefused) {
  Random random(6);
  const auto shape = [&](std::size_t in, std::size_t out, std::size_t taps, std::size_t dilation) {
    return refused(PlainDense::random(random, in, out, taps, dilation));
  };
  EXPECT_FALSE(shape(8, 8, 3, 64));
  EXPECT_TRUE(shape(12, 8, 1, 1));
  EXPECT_TRUE(shape(8, 12, 1, 1));
  EXPECT_TRUE(shape(0, 8, 1, 1));
  EXPECT_TRUE(shape(8, 0, 1, 1));
  EXPECT_TRUE(shape(8, 8, 0, 1));
  EXPECT_TRUE(shape(8, 8, 2, 1));
  EXPECT_TRUE(shape(8, 8, 5, 1));
  EXPECT_TRUE(shape(8, 8, 3, 0));
  EXPECT_TRUE(shape(8, 8, 3, 65));
  EXPECT_TRUE(shape(kMaxWidth + 8, 8, 1, 1));
}

TEST(DenseFile, EveryTruncationIsRefused) {
  Random random(7);
  const std::string good = PlainDense::random(random, 8, 16, 3, 1).bytes();
  ASSERT_TRUE(read(good).ok());
  for (std::size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(read(good.substr(0, size)).ok()) << size;
}

TEST(DenseFile, ReadingStopsAtTheEndOfTheLayer) {
  Random random(8);
  const std::string bytes = PlainDense::random(random, 8, 8, 1, 1).bytes() + "next";
  ByteReader reader(bytes_of(bytes));
  ASSERT_TRUE(read_dense(reader).ok());
  EXPECT_EQ(reader.bytes(4), "next");
}

TEST(Kernels, TheFastestEqualsTheScalarOnAllShapes) {
  Random random(9);
  for (std::size_t in = 8; in <= 768; in += in < 256 ? 8 : 96) {
    const std::size_t out = random_width(random, 256), rows = static_cast<std::size_t>(random.from(1, 70));
    std::vector<std::int16_t> x(rows * in), weights(out * in);
    for (auto& value : x) value = static_cast<std::int16_t>(random.bits());
    for (auto& value : weights) value = static_cast<std::int8_t>(random.bits());
    // What is drawn at random never reaches the ends of the range: whole rows of extremes.
    if (rows > 2) {
      std::fill_n(x.begin(), in, std::int16_t{-32768});
      std::fill_n(x.begin() + static_cast<std::ptrdiff_t>(in), in, std::int16_t{32767});
    }
    const std::int16_t extreme = in % 16 ? -128 : 127;
    if (in <= 480) std::fill_n(weights.begin(), 8 * in, extreme);
    std::vector<std::int32_t> bias(out);
    std::vector<float> scale(out);
    for (auto& value : bias) value = random.from(-(1 << 24), 1 << 24);
    for (auto& value : scale) value = static_cast<float>(random.from(0, 4000)) / static_cast<float>(1 << random.from(10, 30));
    std::vector<std::int16_t> plain(rows * out);
    multiply_rows_scalar(x.data(), rows, in, weights.data(), bias.data(), scale.data(), out, plain.data());
    for (const MultiplyRows multiply : {multiply_rows(), &multiply_rows_vector}) {
      std::vector<std::int16_t> fast(rows * out);
      multiply(x.data(), rows, in, weights.data(), bias.data(), scale.data(), out, fast.data());
      ASSERT_EQ(fast, plain) << rows << " rows, " << in << " to " << out;
    }
  }
}

TEST(Kernels, TheSelfTestPasses) { EXPECT_TRUE(kernels_agree()); }

}  // namespace
}  // namespace entente
