#include "tagger/crf.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr int kTokens = 4;

struct Chain {
  Transitions transitions;
  std::vector<Scores> tokens;
};

Chain random_chain(unsigned seed) {
  std::mt19937 random(seed);
  const auto score = [&random] { return static_cast<std::int16_t>(static_cast<int>(random() % 201) - 100); };
  Chain chain;
  for (int a = 0; a < kLabels; ++a) {
    for (int b = 0; b < kLabels; ++b) chain.transitions.score[a][b] = score();
  }
  for (int t = 0; t < kTokens; ++t) {
    Scores scores{};
    for (int l = 0; l < kLabels; ++l) scores[l] = score();
    chain.tokens.push_back(scores);
  }
  return chain;
}

/// Calls visit(labels, score) for every allowed label sequence.
template <class Visit>
void enumerate(const Chain& chain, Visit visit) {
  std::vector<Label> labels(kTokens);
  const auto extend = [&](auto&& self, int t, std::int32_t score) -> void {
    if (t == kTokens) return visit(labels, score);
    const Label from = t ? labels[t - 1] : kOutside;
    for (Label to = 0; to < kLabels; ++to) {
      if (!may_follow(from, to)) continue;
      labels[t] = to;
      self(self, t + 1, score + chain.transitions.score[from][to] + chain.tokens[t][to]);
    }
  };
  extend(extend, 0, 0);
}

TEST(Crf, DecodesTheBestOfAllSequences) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const Chain chain = random_chain(seed);
    std::int32_t best = INT32_MIN, decoded_score = INT32_MIN;
    std::vector<Label> decoded;
    Crf(chain.transitions).decode(chain.tokens, decoded);
    enumerate(chain, [&](const std::vector<Label>& labels, std::int32_t score) {
      best = std::max(best, score);
      if (labels == decoded) decoded_score = score;
    });
    EXPECT_EQ(decoded_score, best);
  }
}

TEST(Crf, MarginalsAreThoseOfAllSequences) {
  const Chain chain = random_chain(9);
  std::vector<std::array<double, kLanes>> expected(kTokens);
  double total = 0;
  enumerate(chain, [&](const std::vector<Label>& labels, std::int32_t score) {
    const double weight = std::exp(score / 64.0);
    total += weight;
    for (int t = 0; t < kTokens; ++t) expected[t][labels[t]] += weight;
  });
  std::vector<std::array<float, kLanes>> marginals;
  Crf(chain.transitions).marginals(chain.tokens, marginals);
  for (int t = 0; t < kTokens; ++t) {
    for (int l = 0; l < kLabels; ++l) EXPECT_NEAR(marginals[t][l], expected[t][l] / total, 1e-5);
  }
}

TEST(Crf, NoTokensNoLabels) {
  std::vector<Label> labels{1, 2};
  Crf(Transitions{}).decode({}, labels);
  EXPECT_TRUE(labels.empty());
}

TEST(Crf, ExtremeScoresStayFinite) {
  Chain chain;
  for (int t = 0; t < 50; ++t) {
    Scores scores{};
    for (int l = 0; l < kLabels; ++l) scores[l] = static_cast<std::int16_t>((t + l) % 2 ? 32767 : -32768);
    chain.tokens.push_back(scores);
  }
  std::vector<std::array<float, kLanes>> marginals;
  Crf(chain.transitions).marginals(chain.tokens, marginals);
  for (const auto& row : marginals) {
    float sum = 0;
    for (int l = 0; l < kLabels; ++l) sum += row[l];
    EXPECT_NEAR(sum, 1.0f, 1e-4f);
  }
}

TEST(Crf, ExpMatchesTheLibrary) {
  for (int i = -4000; i <= 4000; ++i) {
    const float x = static_cast<float>(i) / 100.0f;
    EXPECT_NEAR(exp_polynomial(x) / std::exp(static_cast<double>(x)), 1.0, 5e-6) << x;
  }
}

}  // namespace
}  // namespace entente
