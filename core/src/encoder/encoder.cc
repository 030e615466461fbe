#include "encoder/encoder.h"

#include <algorithm>

namespace entente {
namespace {

/// Whole sentences are read together up to this many tokens: their rows stay in the cache, and a long text takes no more room.
constexpr std::uint32_t kTokens = 256;

void keep_positive(const std::vector<std::int16_t>& from, std::int16_t* to) {
  for (const std::int16_t value : from) *to++ = std::max<std::int16_t>(value, 0);
}

}  // namespace

void Encoder::encode(std::span<const TokenFeatures> tokens, std::span<const std::uint32_t> ends, std::vector<std::int16_t>& out) {
  out.resize(tokens.size() * model_.width());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < ends.size();) {
    ends_.clear();
    do {
      ends_.push_back(ends[i++] - begin);
    } while (i < ends.size() && ends[i] - begin <= kTokens);
    encode_some(tokens.subspan(begin, ends_.back()), out.data() + begin * model_.width());
    begin += ends_.back();
  }
}

void Encoder::encode_some(std::span<const TokenFeatures> tokens, std::int16_t* out) {
  inputs_.resize(tokens.size() * model_.inputs());
  for (std::size_t t = 0; t < tokens.size(); ++t) model_.look_up(tokens[t], inputs_.data() + t * model_.inputs());
  state_.resize(tokens.size() * model_.width());
  model_.input().apply(inputs_.data(), tokens.size(), state_.data());
  change_.resize(state_.size());
  for (const Dense& block : model_.blocks()) {
    keep_positive(state_, out);
    block.apply(out, ends_, change_.data(), scratch_);
    for (std::size_t i = 0; i < state_.size(); ++i) {
      state_[i] = static_cast<std::int16_t>(std::clamp(state_[i] + change_[i], -32768, 32767));
    }
  }
  keep_positive(state_, out);
}

}  // namespace entente
