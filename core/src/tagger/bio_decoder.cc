#include "tagger/bio_decoder.h"

#include <algorithm>

#include "encoder/exponential.h"

namespace entente {
namespace {

constexpr std::int32_t kImpossible = -(1 << 28);
constexpr float kUnit = 1.0f / 256;

template <class Row>
void scale_to_one(Row& row) {
  float sum = 0;
  for (const float value : row) sum += value;
  if (sum <= 0) {  // every score lies beyond the reach of floats: no opinion
    row.fill(1.0f);
    sum = static_cast<float>(row.size());
  }
  const float factor = 1.0f / sum;
  for (float& value : row) value *= factor;
}

}  // namespace

void BioDecoder::decode(std::span<const Scores> tokens, std::vector<Label>& labels) {
  labels.resize(tokens.size());
  if (tokens.empty()) return;
  back_.resize(tokens.size());
  std::array<std::int32_t, kLabels> best{};
  for (int to = 0; to < kLabels; ++to) best[to] = is_inside(static_cast<Label>(to)) ? kImpossible : tokens[0][to];
  for (std::size_t t = 1; t < tokens.size(); ++t) {
    const auto top = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
    std::array<std::int32_t, kLabels> next{};
    for (int to = 0; to < kLabels; ++to) {
      const int from = !is_inside(static_cast<Label>(to)) ? top : best[to] > best[to - 1] ? to : to - 1;
      // Whatever is impossible stays so, however long the sentence.
      next[to] = std::max(best[from] + tokens[t][to], kImpossible);
      back_[t][to] = static_cast<std::uint8_t>(from);
    }
    best = next;
    // Only differences count; this keeps sums of any length in range.
    const std::int32_t base = *std::max_element(best.begin(), best.end());
    for (std::int32_t& score : best) score = std::max(score - base, kImpossible);
  }
  int label = static_cast<int>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = tokens.size(); t-- > 0;) {
    labels[t] = static_cast<Label>(label);
    label = back_[t][label];
  }
}

void BioDecoder::marginals(std::span<const Scores> tokens, std::vector<std::array<float, kLabels>>& out) {
  const std::size_t size = tokens.size();
  out.resize(size);
  emission_.resize(size);
  forward_.resize(size);
  for (std::size_t t = 0; t < size; ++t) {
    const std::int16_t top = *std::max_element(tokens[t].begin(), tokens[t].begin() + kLabels);
    for (int l = 0; l < kLabels; ++l) emission_[t][l] = exp_polynomial(static_cast<float>(tokens[t][l] - top) * kUnit);
    float all = 1;
    if (t) {
      all = 0;
      for (const float value : forward_[t - 1]) all += value;
    }
    for (int to = 0; to < kLabels; ++to) {
      const float before = !is_inside(static_cast<Label>(to)) ? all : t ? forward_[t - 1][to - 1] + forward_[t - 1][to] : 0.0f;
      forward_[t][to] = before * emission_[t][to];
    }
    scale_to_one(forward_[t]);
  }
  Row backward;
  backward.fill(1.0f);
  for (std::size_t t = size; t-- > 0;) {
    for (int l = 0; l < kLabels; ++l) out[t][l] = forward_[t][l] * backward[l];
    scale_to_one(out[t]);
    float openings = 0;
    for (int to = 0; to < kLabels; ++to) {
      if (!is_inside(static_cast<Label>(to))) openings += emission_[t][to] * backward[to];
    }
    Row before;
    for (int from = 0; from < kLabels; ++from) {
      const int inside = from == kOutside ? 0 : 2 + 2 * class_of(static_cast<Label>(from));
      before[from] = openings + (inside ? emission_[t][inside] * backward[inside] : 0.0f);
    }
    scale_to_one(before);
    backward = before;
  }
}

}  // namespace entente
