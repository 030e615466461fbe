#include "encoder/encoder_model.h"

#include <gtest/gtest.h>

#include "encoder/encoder.h"
#include "support/random_encoder.h"

namespace entente {
namespace {

using test::PlainEncoder;
using test::Random;
using Sections = std::vector<std::pair<std::string, std::string>>;

Result<EncoderModel> load(const Sections& sections) {
  Result<Asset> asset = Asset::parse(build_asset("MODL", 2, sections), "MODL", 2);
  EXPECT_TRUE(asset.ok());
  return EncoderModel::load(asset.value());
}

PlainEncoder small(std::uint32_t seed = 21) {
  Random random(seed);
  return PlainEncoder::random(random, 20, 8, 8, 8, {1, 2}, 1);
}

/// If the sections load, the encoder must live with what they hold.
bool loads_and_runs(const Sections& sections, std::span<const TokenFeatures> tokens) {
  Result<EncoderModel> model = load(sections);
  if (!model) return false;
  std::vector<std::int16_t> out;
  const std::uint32_t ends[] = {1, static_cast<std::uint32_t>(tokens.size())};
  Encoder(model.value()).encode(tokens, ends, out);
  EXPECT_EQ(out.size(), tokens.size() * model.value().width());
  return true;
}

std::vector<TokenFeatures> some_tokens() {
  Random random(22);
  return small().random_tokens(random, 12);
}

TEST(EncoderModel, MissingSectionsAreRefused) {
  const Sections all = small().sections();
  ASSERT_TRUE(load(all).ok());
  for (std::size_t missing = 0; missing < all.size(); ++missing) {
    Sections rest = all;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(missing));
    EXPECT_FALSE(load(rest).ok()) << all[missing].first;
  }
}

TEST(EncoderModel, EveryTruncatedSectionIsRefused) {
  const Sections all = small().sections();
  for (std::size_t s = 0; s < all.size(); ++s) {
    for (std::size_t size = 0; size < all[s].second.size(); ++size) {
      Sections cut = all;
      cut[s].second.resize(size);
      ASSERT_FALSE(load(cut).ok()) << all[s].first << " at " << size;
    }
  }
}

TEST(EncoderModel, BytesAfterASectionsEndAreRefused) {
  const Sections all = small().sections();
  for (std::size_t s = 0; s < all.size(); ++s) {
    Sections longer = all;
    longer[s].second += '\0';
    EXPECT_FALSE(load(longer).ok()) << all[s].first;
  }
}

TEST(EncoderModel, FlippedBitsNeverCrash) {
  Random random(23);
  const Sections all = small().sections();
  const auto tokens = some_tokens();
  int loaded = 0;
  for (int round = 0; round < 4000; ++round) {
    Sections flipped = all;
    for (int flips = random.from(1, 3); flips > 0; --flips) {
      std::string& bytes = flipped[random.bits() % flipped.size()].second;
      // Half of them where the sizes are.
      const std::size_t reach = random.from(0, 1) ? bytes.size() : std::min<std::size_t>(bytes.size(), 40);
      bytes[random.bits() % reach] ^= static_cast<char>(1 << random.from(0, 7));
    }
    loaded += loads_and_runs(flipped, tokens);
  }
  EXPECT_GT(loaded, 100);  // weights have no wrong values: many such files are sound
}

TEST(EncoderModel, RandomBytesNeverCrash) {
  Random random(24);
  const Sections all = small().sections();
  const auto tokens = some_tokens();
  for (int round = 0; round < 4000; ++round) {
    Sections noise = all;
    std::string& bytes = noise[random.bits() % noise.size()].second;
    const std::size_t kept = static_cast<std::size_t>(random.from(0, 9));
    bytes.resize(std::min(bytes.size(), kept));
    for (int more = random.from(0, 300); more > 0; --more) bytes += static_cast<char>(random.bits() & random.bits());
    loads_and_runs(noise, tokens);
  }
}

TEST(EncoderModel, WordsOutOfOrderAreRefused) {
  PlainEncoder plain = small();
  plain.words[5] = plain.words[4];
  EXPECT_FALSE(load(plain.sections()).ok());
  plain = small();
  plain.words[5] = plain.words[4] - 1;  // its difference wraps round
  EXPECT_FALSE(load(plain.sections()).ok());
}

TEST(EncoderModel, AWordOfHashZeroIsAWord) {
  PlainEncoder plain = small();
  plain.words[0] = 0;
  Result<EncoderModel> model = load(plain.sections());
  ASSERT_TRUE(model.ok());
  std::vector<std::int16_t> found(16);
  model.value().look_up({}, found.data());
  EXPECT_EQ(std::vector<int>(found.begin(), found.end()), plain.look_up({}));
}

TEST(EncoderModel, LayersThatDoNotFitEachOtherAreRefused) {
  Random random(25);
  const auto with = [&](std::size_t layer, test::PlainDense dense) {
    PlainEncoder plain = small();
    plain.layers[layer] = std::move(dense);
    return load(plain.sections()).ok();
  };
  EXPECT_TRUE(with(0, test::PlainDense::random(random, 16, 8, 1, 1)));
  EXPECT_FALSE(with(0, test::PlainDense::random(random, 24, 8, 1, 1)));
  EXPECT_FALSE(with(0, test::PlainDense::random(random, 16, 16, 1, 1)));
  EXPECT_FALSE(with(0, test::PlainDense::random(random, 16, 8, 3, 1)));
  EXPECT_TRUE(with(1, test::PlainDense::random(random, 8, 8, 3, 7)));
  EXPECT_FALSE(with(1, test::PlainDense::random(random, 8, 8, 1, 1)));
  EXPECT_FALSE(with(2, test::PlainDense::random(random, 8, 16, 3, 1)));
}

TEST(EncoderModel, NoLayersAreRefused) {
  PlainEncoder plain = small();
  plain.layers.clear();
  EXPECT_FALSE(load(plain.sections()).ok());
}

}  // namespace
}  // namespace entente
