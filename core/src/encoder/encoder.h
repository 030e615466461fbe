// Stage: encoder. A vector for each token, from the token itself and its neighbours in the sentence.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "encoder/encoder_model.h"
#include "encoder/token_features.h"

namespace entente {

/// Dilated convolutions with residual connections (after Strubell et al. 2017), in integers (dense.h). What is said of a sentence
/// depends on nothing outside it. Buffers are reused from call to call.
class Encoder {
 public:
  explicit Encoder(const EncoderModel& model) : model_(model) {}

  /// Replaces `out` with model.width() numbers a token, none of them negative; `ends` are the ends of the sentences in `tokens`,
  /// ascending, the last of them tokens.size().
  void encode(std::span<const TokenFeatures> tokens, std::span<const std::uint32_t> ends, std::vector<std::int16_t>& out);

 private:
  /// Of the sentences that end at ends_.
  void encode_some(std::span<const TokenFeatures> tokens, std::int16_t* out);

  const EncoderModel& model_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::int16_t> inputs_, state_, change_, scratch_;
};

}  // namespace entente
