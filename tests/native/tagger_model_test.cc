#include "tagger/tagger_model.h"

#include <gtest/gtest.h>

#include "support/random_encoder.h"
#include "tagger/bio_decoder.h"

namespace entente {
namespace {

using test::PlainDense;
using test::PlainEncoder;
using test::Random;

constexpr std::size_t kWidth = 16;

std::vector<std::pair<std::string, std::string>> sections_with(const std::string& head) {
  Random random(31);
  auto sections = PlainEncoder::random(random, 20, 8, 8, kWidth, {1, 2}, 1).sections();
  sections.emplace_back("TAGH", head);
  return sections;
}

std::string head(std::size_t in, std::size_t out, std::size_t taps = 1) {
  Random random(32);
  return PlainDense::random(random, in, out, taps, 1).bytes();
}

bool loads(const std::string& head) {
  return TaggerModel::load(Asset::parse(build_asset("MODL", kModelVersion, sections_with(head)), "MODL", kModelVersion).value()).ok();
}

TEST(TaggerModel, AHeadThatFitsTheEncoderAndTheLabelsLoads) { EXPECT_TRUE(loads(head(kWidth, kLanes))); }

TEST(TaggerModel, AHeadOfAnotherShapeIsRefused) {
  EXPECT_FALSE(loads(head(kWidth + 8, kLanes)));
  EXPECT_FALSE(loads(head(kWidth, kLanes + 8)));
  EXPECT_FALSE(loads(head(kWidth, kLanes, 3)));
  EXPECT_FALSE(loads(head(kWidth, kLanes) + "x"));
  EXPECT_FALSE(loads(""));
}

TEST(TaggerModel, EveryTruncatedHeadIsRefused) {
  const std::string whole = head(kWidth, kLanes);
  for (std::size_t size = 0; size < whole.size(); ++size) ASSERT_FALSE(loads(whole.substr(0, size))) << size;
}

}  // namespace
}  // namespace entente
