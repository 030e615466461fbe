// Linear-chain conditional random field over the labels of labels.h (Lafferty et al. 2001), integer scores.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tagger/labels.h"

namespace entente {

/// Scores of one token, a lane a label; the last lane is padding and stays 0.
inline constexpr int kLanes = 16;
using Scores = std::array<std::int16_t, kLanes>;
static_assert(kLabels <= kLanes);

struct Transitions {
  std::array<Scores, kLanes> score{};  ///< [from][to]; ignored where may_follow() forbids
  float scale = 1.0f / 64;             ///< natural-log units of one integer step
};

class Crf {
 public:
  explicit Crf(const Transitions& transitions);

  /// The best label sequence that obeys may_follow (Viterbi; ties go to the lower label), so the same on every machine.
  void decode(std::span<const Scores> tokens, std::vector<Label>& labels);

  /// Probability of each label at each token (forward-backward in scaled floats, own exp, fixed order of sums: bit-identical
  /// wherever IEEE 754 single precision is).
  void marginals(std::span<const Scores> tokens, std::vector<std::array<float, kLanes>>& out);

 private:
  Transitions transitions_;
  std::array<std::array<float, kLanes>, kLanes> weight_{};  // [from][to], exp of the score; 0 where forbidden
  std::vector<std::array<std::uint8_t, kLanes>> back_;
  std::vector<std::array<float, kLanes>> emission_, forward_;
};

/// e^x for x in [-40, 40], beyond which it stays at the bound by range reduction and a polynomial; relative error below 3e-7.
float exp_polynomial(float x);

}  // namespace entente
