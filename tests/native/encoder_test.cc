#include "encoder/encoder.h"

#include <gtest/gtest.h>

#include "support/random_encoder.h"

namespace entente {
namespace {

using test::PlainEncoder;
using test::Random;

EncoderModel load(const PlainEncoder& plain) {
  Result<Asset> asset = Asset::parse(plain.bytes(), "MODL", 2);
  EXPECT_TRUE(asset.ok());
  Result<EncoderModel> model = EncoderModel::load(asset.value());
  EXPECT_TRUE(model.ok());
  return std::move(model.value());
}

std::vector<std::int16_t> encode(const EncoderModel& model, std::span<const TokenFeatures> tokens, std::span<const std::uint32_t> ends) {
  std::vector<std::int16_t> out;
  Encoder(model).encode(tokens, ends, out);
  return out;
}

std::vector<std::int16_t> encode_sentence(const EncoderModel& model, std::span<const TokenFeatures> tokens) {
  const std::uint32_t end = static_cast<std::uint32_t>(tokens.size());
  return encode(model, tokens, {&end, 1});
}

/// Ends of random sentences of up to 70 tokens.
std::vector<std::uint32_t> random_ends(Random& random, int sentences) {
  std::vector<std::uint32_t> ends;
  std::uint32_t rows = 0;
  for (; sentences > 0; --sentences) ends.push_back(rows += static_cast<std::uint32_t>(random.from(1, 70)));
  return ends;
}

TEST(Encoder, IsTheDefinition) {
  Random random(11);
  for (int round = 0; round < 10; ++round) {
    const PlainEncoder plain = PlainEncoder::random(random, static_cast<std::size_t>(random.from(0, 300)), 8 * static_cast<std::size_t>(random.from(1, 4)),
                                                    8 * static_cast<std::size_t>(random.from(1, 4)), 24, {1, 2, 4, 1});
    const EncoderModel model = load(plain);
    const auto tokens = plain.random_tokens(random, static_cast<std::size_t>(random.from(1, 70)));
    ASSERT_EQ(encode_sentence(model, tokens), test::flat(plain.encode(tokens))) << round;
  }
}

TEST(Encoder, ATokenWithEveryFeatureIsSummedInFull) {
  Random random(12);
  PlainEncoder plain = PlainEncoder::random(random, 3, 8, 8, 8, {1});
  for (auto& row : plain.part_rows) row.assign(8, -128);
  TokenFeatures token{plain.words[1], 0xFFFFFFFF, 0x7FFFFF, 0x7FFFFF, 0x7FFFFF, Capitals::no_case, 0xFF, 1, 1, {}};
  token.subwords.fill(0xFFFF);
  std::vector<std::int16_t> found(16);
  load(plain).look_up(token, found.data());
  EXPECT_EQ(std::vector<int>(found.begin(), found.end()), plain.look_up(token));
  EXPECT_EQ(found[15], -128 * (16 + 1 + 1 + 2 + 8 + 69));
}

TEST(Encoder, EveryWordOfTheFileIsFoundAndNoOther) {
  Random random(13);
  PlainEncoder plain = PlainEncoder::random(random, 2000, 8, 8, 8, {});
  for (std::size_t i = 0; i < 500; ++i) plain.words[i] = static_cast<std::uint32_t>(i);  // crowded where hashes seldom are
  plain.words.back() = 0xFFFFFFFF;
  const EncoderModel model = load(plain);
  const auto check = [&](std::uint32_t word) {
    TokenFeatures token;
    token.word = word;
    std::vector<std::int16_t> found(16);
    model.look_up(token, found.data());
    ASSERT_EQ(std::vector<int>(found.begin(), found.end()), plain.look_up(token)) << word;
  };
  for (std::uint32_t word : plain.words) {
    check(word);
    check(word + 1);
    check(word - 1);
  }
}

TEST(Encoder, ASentenceIsReadAloneAsAmongOthers) {
  Random random(14);
  const PlainEncoder plain = PlainEncoder::random(random, 100, 16, 16, 32, {1, 2, 4});
  const EncoderModel model = load(plain);
  const auto ends = random_ends(random, 40);
  const auto tokens = plain.random_tokens(random, ends.back());
  std::vector<std::int16_t> alone;
  std::uint32_t begin = 0;
  for (std::uint32_t end : ends) {
    const auto one = encode_sentence(model, std::span(tokens).subspan(begin, end - begin));
    alone.insert(alone.end(), one.begin(), one.end());
    begin = end;
  }
  EXPECT_EQ(encode(model, tokens, ends), alone);
}

TEST(Encoder, WhatItReadBeforeLeavesNoTrace) {
  Random random(15);
  const PlainEncoder plain = PlainEncoder::random(random, 100, 16, 16, 16, {1, 2});
  const EncoderModel model = load(plain);
  Encoder encoder(model);
  std::vector<std::int16_t> out;
  for (int sentences : {20, 1, 0, 7, 3}) {
    const auto ends = random_ends(random, sentences);
    const auto tokens = plain.random_tokens(random, ends.empty() ? 0 : ends.back());
    encoder.encode(tokens, ends, out);
    EXPECT_EQ(out, encode(model, tokens, ends)) << sentences;
    EXPECT_EQ(out.size(), tokens.size() * model.width());
  }
}

TEST(Encoder, AVeryLongSentenceIsReadInFull) {
  Random random(16);
  const PlainEncoder plain = PlainEncoder::random(random, 50, 8, 8, 8, {1, 4, 16});
  const auto tokens = plain.random_tokens(random, 5000);
  EXPECT_EQ(encode_sentence(load(plain), tokens), test::flat(plain.encode(tokens)));
}

TEST(Encoder, ExtremeWeightsSaturate) {
  Random random(17);
  PlainEncoder plain = PlainEncoder::random(random, 50, 8, 8, 16, {1, 2});
  for (auto& layer : plain.layers) layer.scale.assign(layer.out, 100.0f);
  const auto tokens = plain.random_tokens(random, 40);
  const auto out = encode_sentence(load(plain), tokens);
  EXPECT_EQ(out, test::flat(plain.encode(tokens)));
  EXPECT_TRUE(std::find(out.begin(), out.end(), 32767) != out.end());
}

}  // namespace
}  // namespace entente
