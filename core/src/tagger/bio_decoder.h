// From scores of single tokens to labels of a sentence: among the label sequences of labels.h in which every I continues a name of its
// class, the best one and the probability of each label. A conditional random field without weights of its own (Lafferty et al.
// 2001); since all that a step depends on is "which class is open", both cost time linear in labels.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tagger/labels.h"

namespace entente {

/// Scores of one token in 1/256 natural-log units, a lane a label; lanes beyond kLabels are padding.
inline constexpr int kLanes = 24;
using Scores = std::array<std::int16_t, kLanes>;
static_assert(kLabels <= kLanes);

class BioDecoder {
 public:
  /// The best label sequence (Viterbi; ties go to the lower label), in integers, so the same on every machine.
  void decode(std::span<const Scores> tokens, std::vector<Label>& labels);

  /// Probability of each label at each token (forward-backward in scaled floats, own exp, fixed order of sums: bit-identical
  /// wherever IEEE 754 single precision is).
  void marginals(std::span<const Scores> tokens, std::vector<std::array<float, kLabels>>& out);

 private:
  using Row = std::array<float, kLabels>;
  std::vector<std::array<std::uint8_t, kLabels>> back_;
  std::vector<Row> emission_, forward_;
};

}  // namespace entente
