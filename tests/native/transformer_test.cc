#include "encoder/transformer.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "support/random_transformer.h"

namespace entente {
namespace {

using test::PlainTransformer;
using test::Random;
using Sections = std::vector<std::pair<std::string, std::string>>;

Result<TransformerModel> load(const Sections& sections) {
  Result<Asset> asset = Asset::parse(build_asset("MODL", 2, sections), "MODL", 2);
  EXPECT_TRUE(asset.ok());
  return TransformerModel::load(asset.value());
}

struct Text {
  std::vector<TokenFeatures> tokens;
  std::vector<std::string> words;
  std::vector<std::uint32_t> ends;
};

Text random_text(Random& random, int sentences, int longest_sentence, int longest_word) {
  Text text;
  for (int s = 0; s < sentences; ++s) {
    for (int left = random.from(1, longest_sentence); left > 0; --left) {
      TokenFeatures token;
      token.begins = random.bits() & random.bits() & 0x7FFFFF;
      token.alone = random.bits() & random.bits() & 0x7FFFFF;
      token.traits = static_cast<std::uint8_t>(random.bits() & random.bits());
      token.capitals = static_cast<Capitals>(random.from(0, kCapitals - 1));
      token.first = static_cast<std::uint8_t>(random.from(0, 1));
      text.tokens.push_back(token);
      std::string word;
      for (int size = random.from(1, longest_word); size > 0; --size) word += static_cast<char>('a' + random.from(0, 25));
      text.words.push_back(word);
    }
    text.ends.push_back(static_cast<std::uint32_t>(text.tokens.size()));
  }
  return text;
}

std::vector<std::int16_t> encode(Transformer& transformer, const Text& text) {
  std::vector<std::int16_t> out;
  const std::vector<std::string_view> words(text.words.begin(), text.words.end());
  transformer.encode(text.tokens, words, text.ends, out);
  return out;
}

std::vector<std::int16_t> encode(const TransformerModel& model, const Text& text) {
  Transformer transformer(model);
  return encode(transformer, text);
}

Text part(const Text& text, std::uint32_t begin, std::uint32_t end) {
  return {{text.tokens.begin() + begin, text.tokens.begin() + end}, {text.words.begin() + begin, text.words.begin() + end}, {end - begin}};
}

TEST(Transformer, IsTheDefinitionToTheLastSteps) {
  Random random(31);
  for (int round = 0; round < 20; ++round) {
    const PlainTransformer plain = PlainTransformer::random(random, 16, random.from(0, 1) ? 1 : 2, 24, static_cast<std::size_t>(random.from(1, 3)), 60);
    const Text text = random_text(random, 1, 12, 3);
    const std::vector<std::int16_t> expected = test::flat(plain.encode(text.tokens, text.words));
    const std::vector<std::int16_t> found = encode(load(plain.sections()).value(), text);
    ASSERT_EQ(found.size(), expected.size());
    // A half that falls to the other side is one step, which the next layers pass on.
    for (std::size_t i = 0; i < found.size(); ++i) ASSERT_LE(std::abs(found[i] - expected[i]), 8) << round << " at " << i;
  }
}

TEST(Transformer, ASentenceIsReadAloneAsAmongOthers) {
  Random random(32);
  const TransformerModel model = load(PlainTransformer::random(random, 16, 2, 24, 2, 60).sections()).value();
  const Text text = random_text(random, 40, 20, 3);
  std::vector<std::int16_t> alone;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : text.ends) {
    const auto one = encode(model, part(text, begin, end));
    alone.insert(alone.end(), one.begin(), one.end());
    begin = end;
  }
  EXPECT_EQ(encode(model, text), alone);
}

TEST(Transformer, WhatItReadBeforeLeavesNoTrace) {
  Random random(33);
  const TransformerModel model = load(PlainTransformer::random(random, 16, 2, 24, 2, 60).sections()).value();
  Transformer transformer(model);
  for (const int sentences : {20, 1, 0, 7, 3}) {
    const Text text = random_text(random, sentences, 30, 4);
    EXPECT_EQ(encode(transformer, text), encode(model, text)) << sentences;
  }
}

TEST(Transformer, ASentenceOfMorePiecesThanPositionsIsReadInWindows) {
  Random random(34);
  const TransformerModel model = load(PlainTransformer::random(random, 16, 2, 24, 2, 40).sections()).value();
  Text text = random_text(random, 1, 1, 1);
  while (text.tokens.size() < 1000) {
    const Text more = random_text(random, 1, 100, 1);
    text.tokens.insert(text.tokens.end(), more.tokens.begin(), more.tokens.end());
    text.words.insert(text.words.end(), more.words.begin(), more.words.end());
  }
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  text.ends = {size};
  std::vector<std::int16_t> windows;
  constexpr std::uint32_t kFits = 40 - 12 - 2;
  for (std::uint32_t begin = 0; begin < size; begin += kFits) {
    const auto one = encode(model, part(text, begin, std::min(begin + kFits, size)));
    windows.insert(windows.end(), one.begin(), one.end());
  }
  EXPECT_EQ(encode(model, text), windows);
}

TEST(Transformer, WordsOfAnyBytesAreRead) {
  Random random(35);
  const TransformerModel model = load(PlainTransformer::random(random, 16, 2, 24, 1, 20).sections()).value();
  Text text = random_text(random, 3, 30, 3);
  for (std::string& word : text.words) {
    for (char& c : word) c = static_cast<char>(random.bits());
    if (random.from(0, 5) == 0) word = std::string(static_cast<std::size_t>(random.from(0, 300)), static_cast<char>(random.bits()));
  }
  EXPECT_EQ(encode(model, text).size(), text.tokens.size() * model.width);
}

TEST(Transformer, GeluIsThatOfTheErrorFunction) {
  Random random(36);
  const TransformerModel model = load(PlainTransformer::random(random, 8, 1, 8, 1, 20).sections()).value();
  for (int x = -32768; x < 32768; ++x) {
    const double value = x / 512.0;
    ASSERT_NEAR(model.gelu(static_cast<std::int16_t>(x)), 512 * value * 0.5 * std::erfc(-value / std::sqrt(2.0)), 0.51) << x;
  }
}

TEST(LayerNorm, OfEqualNumbersIsTheBias) {
  const LayerNorm norm{std::vector<float>(8, 100.0f), std::vector<float>(8, -7.0f)};
  std::vector<std::int16_t> out(8);
  norm.apply(std::vector<std::int32_t>(8, 1 << 20), out.data());
  EXPECT_EQ(out, std::vector<std::int16_t>(8, -7));
}

TEST(TransformerModel, HeadsOfADifferentWidthThanTheTilesAreRefused) {
  Random random(30);
  EXPECT_TRUE(load(PlainTransformer::random(random, 16, 2, 24, 1, 20).sections()));
  EXPECT_FALSE(load(PlainTransformer::random(random, 16, 4, 24, 1, 20).sections()));
}

TEST(TransformerModel, EveryTruncatedSectionIsRefused) {
  Random random(37);
  const Sections all = PlainTransformer::random(random, 8, 1, 8, 1, 14).sections();
  ASSERT_TRUE(load(all).ok());
  for (std::size_t s = 0; s < all.size(); ++s) {
    for (std::size_t size = 0; size < all[s].second.size(); size += size < 40 ? 1 : 7) {
      Sections cut = all;
      cut[s].second.resize(size);
      ASSERT_FALSE(load(cut).ok()) << all[s].first << " at " << size;
    }
    Sections longer = all;
    longer[s].second += '\0';
    EXPECT_FALSE(load(longer).ok()) << all[s].first;
  }
}

TEST(TransformerModel, FlippedBitsNeverCrash) {
  Random random(38);
  const Sections all = PlainTransformer::random(random, 8, 1, 8, 1, 14).sections();
  const Text text = random_text(random, 2, 6, 3);
  int loaded = 0;
  for (int round = 0; round < 2000; ++round) {
    Sections flipped = all;
    for (int flips = random.from(1, 3); flips > 0; --flips) {
      std::string& bytes = flipped[random.bits() % flipped.size()].second;
      const std::size_t reach = random.from(0, 1) ? bytes.size() : std::min<std::size_t>(bytes.size(), 40);
      bytes[random.bits() % reach] ^= static_cast<char>(1 << random.from(0, 7));
    }
    if (const Result<TransformerModel> model = load(flipped)) {
      ++loaded;
      EXPECT_EQ(encode(model.value(), text).size(), text.tokens.size() * model.value().width);
    }
  }
  EXPECT_GT(loaded, 100);  // weights have no wrong values: many such files are sound
}

}  // namespace
}  // namespace entente
