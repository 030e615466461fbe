#include "tagger/bio_decoder.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "encoder/exponential.h"

namespace entente {
namespace {

constexpr int kTokens = 4;

std::vector<Scores> random_scores(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Scores> tokens(kTokens);
  for (Scores& scores : tokens) {
    for (int l = 0; l < kLabels; ++l) scores[l] = static_cast<std::int16_t>(static_cast<int>(random() % 1201) - 600);
  }
  return tokens;
}

/// Calls visit(labels, score) for every allowed label sequence.
template <class Visit>
void enumerate(const std::vector<Scores>& tokens, Visit visit) {
  std::vector<Label> labels(kTokens);
  const auto extend = [&](auto&& self, int t, std::int32_t score) -> void {
    if (t == kTokens) return visit(labels, score);
    const Label from = t ? labels[t - 1] : kOutside;
    for (Label to = 0; to < kLabels; ++to) {
      if (!may_follow(from, to)) continue;
      labels[t] = to;
      self(self, t + 1, score + tokens[t][to]);
    }
  };
  extend(extend, 0, 0);
}

TEST(BioDecoder, DecodesTheBestOfAllSequences) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const std::vector<Scores> tokens = random_scores(seed);
    std::int32_t best = INT32_MIN, decoded_score = INT32_MIN;
    std::vector<Label> decoded;
    BioDecoder().decode(tokens, decoded);
    enumerate(tokens, [&](const std::vector<Label>& labels, std::int32_t score) {
      best = std::max(best, score);
      if (labels == decoded) decoded_score = score;
    });
    EXPECT_EQ(decoded_score, best);
  }
}

TEST(BioDecoder, MarginalsAreThoseOfAllSequences) {
  const std::vector<Scores> tokens = random_scores(9);
  std::vector<std::array<double, kLabels>> expected(kTokens);
  double total = 0;
  enumerate(tokens, [&](const std::vector<Label>& labels, std::int32_t score) {
    const double weight = std::exp(score / 256.0);
    total += weight;
    for (int t = 0; t < kTokens; ++t) expected[t][labels[t]] += weight;
  });
  std::vector<std::array<float, kLabels>> marginals;
  BioDecoder().marginals(tokens, marginals);
  for (int t = 0; t < kTokens; ++t) {
    for (int l = 0; l < kLabels; ++l) EXPECT_NEAR(marginals[t][l], expected[t][l] / total, 1e-5);
  }
}

TEST(BioDecoder, NoTokensNoLabels) {
  std::vector<Label> labels{1, 2};
  BioDecoder().decode({}, labels);
  EXPECT_TRUE(labels.empty());
}

TEST(BioDecoder, ExtremeScoresStayFiniteAndConsistent) {
  std::vector<Scores> tokens;
  for (int t = 0; t < 20000; ++t) {
    Scores scores{};
    for (int l = 0; l < kLabels; ++l) scores[l] = static_cast<std::int16_t>((t + l) % 2 ? 32767 : -32768);
    tokens.push_back(scores);
  }
  std::vector<Label> labels;
  BioDecoder().decode(tokens, labels);
  for (std::size_t t = 0; t < labels.size(); ++t) EXPECT_TRUE(may_follow(t ? labels[t - 1] : kOutside, labels[t]));
  std::vector<std::array<float, kLabels>> marginals;
  BioDecoder().marginals(tokens, marginals);
  for (const auto& row : marginals) {
    float sum = 0;
    for (const float value : row) sum += value;
    EXPECT_NEAR(sum, 1.0f, 1e-4f);
  }
}

TEST(BioDecoder, ExpMatchesTheLibrary) {
  for (int i = -4000; i <= 4000; ++i) {
    const float x = static_cast<float>(i) / 100.0f;
    EXPECT_NEAR(exp_polynomial(x) / std::exp(static_cast<double>(x)), 1.0, 5e-6) << x;
  }
}

}  // namespace
}  // namespace entente
