#include "encoder/encoder.h"

#include <algorithm>

namespace entente {
namespace {

void keep_positive(const std::vector<std::int16_t>& from, std::vector<std::int16_t>& to) {
  to.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) to[i] = std::max<std::int16_t>(from[i], 0);
}

}  // namespace

void Encoder::encode(std::span<const TokenFeatures> tokens, std::span<const std::uint32_t> ends, std::vector<std::int16_t>& out) {
  inputs_.resize(tokens.size() * model_.inputs());
  for (std::size_t t = 0; t < tokens.size(); ++t) model_.look_up(tokens[t], inputs_.data() + t * model_.inputs());
  state_.resize(tokens.size() * model_.width());
  model_.input().apply(inputs_.data(), tokens.size(), state_.data());
  change_.resize(state_.size());
  for (const Dense& block : model_.blocks()) {
    keep_positive(state_, out);
    block.apply(out.data(), ends, change_.data(), scratch_);
    for (std::size_t i = 0; i < state_.size(); ++i) {
      state_[i] = static_cast<std::int16_t>(std::clamp(state_[i] + change_[i], -32768, 32767));
    }
  }
  keep_positive(state_, out);
}

}  // namespace entente
