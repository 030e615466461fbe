#include "tagger/crf.h"

#include <algorithm>
#include <cstring>

namespace entente {
namespace {

constexpr std::int32_t kImpossible = -(1 << 28);

}  // namespace

float exp_polynomial(float x) {
  x = std::clamp(x, -40.0f, 40.0f);
  // x = k ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts keeps r exact (Cody and Waite 1980).
  const float shifted = x * 1.44269504f + (x >= 0 ? 0.5f : -0.5f);
  const auto k = static_cast<std::int32_t>(shifted);
  const float r = (x - static_cast<float>(k) * 0.693359375f) + static_cast<float>(k) * 2.12194440e-4f;
  const float p = 1.0f + r * (1.0f + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
  const std::uint32_t bits = static_cast<std::uint32_t>(k + 127) << 23;
  float power;
  std::memcpy(&power, &bits, sizeof power);
  return p * power;
}

Crf::Crf(const Transitions& transitions) : transitions_(transitions) {
  for (int from = 0; from < kLabels; ++from) {
    for (int to = 0; to < kLabels; ++to) {
      const bool allowed = may_follow(static_cast<Label>(from), static_cast<Label>(to));
      weight_[from][to] = allowed ? exp_polynomial(static_cast<float>(transitions_.score[from][to]) * transitions_.scale) : 0.0f;
    }
  }
}

void Crf::decode(std::span<const Scores> tokens, std::vector<Label>& labels) {
  labels.resize(tokens.size());
  if (tokens.empty()) return;
  back_.resize(tokens.size());
  std::array<std::int32_t, kLanes> best{}, next{};
  for (int to = 0; to < kLabels; ++to) {
    best[to] = may_follow(kOutside, static_cast<Label>(to)) ? tokens[0][to] + transitions_.score[kOutside][to] : kImpossible;
  }
  for (std::size_t t = 1; t < tokens.size(); ++t) {
    for (int to = 0; to < kLabels; ++to) {
      std::int32_t score = kImpossible;
      int from_best = 0;
      if (is_inside(static_cast<Label>(to))) {  // only from B or I of its class
        const int begin = to - 1;
        score = best[begin] + transitions_.score[begin][to];
        from_best = begin;
        if (const std::int32_t other = best[to] + transitions_.score[to][to]; other > score) {
          score = other;
          from_best = to;
        }
      } else {
        for (int from = 0; from < kLabels; ++from) {
          const std::int32_t candidate = best[from] + transitions_.score[from][to];
          if (candidate > score) {
            score = candidate;
            from_best = from;
          }
        }
      }
      next[to] = score + tokens[t][to];
      back_[t][to] = static_cast<std::uint8_t>(from_best);
    }
    best = next;
  }
  int label = static_cast<int>(std::max_element(best.begin(), best.begin() + kLabels) - best.begin());
  for (std::size_t t = tokens.size(); t-- > 0;) {
    labels[t] = static_cast<Label>(label);
    label = back_[t][label];
  }
}

void Crf::marginals(std::span<const Scores> tokens, std::vector<std::array<float, kLanes>>& out) {
  const std::size_t size = tokens.size();
  out.resize(size);
  emission_.resize(size);
  forward_.resize(size);
  const auto scale_to_one = [](std::array<float, kLanes>& row) {
    float sum = 0;
    for (int l = 0; l < kLabels; ++l) sum += row[l];
    if (sum <= 0) {  // every score lies beyond the reach of floats: no opinion
      row.fill(1.0f);
      sum = kLabels;
    }
    const float factor = 1.0f / sum;
    for (int l = 0; l < kLabels; ++l) row[l] *= factor;
  };
  for (std::size_t t = 0; t < size; ++t) {
    const std::int16_t top = *std::max_element(tokens[t].begin(), tokens[t].begin() + kLabels);
    for (int l = 0; l < kLabels; ++l) emission_[t][l] = exp_polynomial(static_cast<float>(tokens[t][l] - top) * transitions_.scale);
    if (t == 0) {
      for (int l = 0; l < kLabels; ++l) forward_[0][l] = weight_[kOutside][l] * emission_[0][l];
    } else {
      for (int to = 0; to < kLabels; ++to) {
        float sum = 0;
        for (int from = 0; from < kLabels; ++from) sum += forward_[t - 1][from] * weight_[from][to];
        forward_[t][to] = sum * emission_[t][to];
      }
    }
    scale_to_one(forward_[t]);
  }
  std::array<float, kLanes> backward{};
  for (int l = 0; l < kLabels; ++l) backward[l] = 1.0f;
  for (std::size_t t = size; t-- > 0;) {
    for (int l = 0; l < kLabels; ++l) out[t][l] = forward_[t][l] * backward[l];
    scale_to_one(out[t]);
    std::array<float, kLanes> before{};
    for (int from = 0; from < kLabels; ++from) {
      float sum = 0;
      for (int to = 0; to < kLabels; ++to) sum += weight_[from][to] * emission_[t][to] * backward[to];
      before[from] = sum;
    }
    scale_to_one(before);
    backward = before;
  }
}

}  // namespace entente
