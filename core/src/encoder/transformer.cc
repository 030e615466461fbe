#include "encoder/transformer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "encoder/exponential.h"
#include "encoder/rounding.h"

namespace entente {
namespace {

/// Windows are read together up to about this many rows: each layer's weights are fetched once for them, and they stay in the cache.
constexpr std::size_t kRows = 160;
/// The kernels take rows by eights.
constexpr std::size_t kTile = 8;
constexpr int kEmbeddingSteps = 1 << 16;
constexpr float kEmbeddingBound = 1 << 20;  // LayerNorm::apply
/// Attention goes by so many queries and so many keys or dimensions: their sums stay in registers.
constexpr std::size_t kQueries = 4, kLanes = 8;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));

/// c [kRows, columns] = a [kRows, inner] b [inner, columns], columns by kLanes; rows of a are `stride` apart. A sum grows in the order of `inner`.
template <std::size_t kRows>
void multiply(const float* a, std::size_t stride, const float* b, std::size_t inner, std::size_t columns, float* c) {
  for (std::size_t column = 0; column < columns; column += kLanes) {
    Lanes sum[kRows] = {};
    for (std::size_t k = 0; k < inner; ++k) {
      Lanes lanes;
      std::memcpy(&lanes, b + k * columns + column, sizeof lanes);
      for (std::size_t r = 0; r < kRows; ++r) sum[r] += a[r * stride + k] * lanes;
    }
    for (std::size_t r = 0; r < kRows; ++r) std::memcpy(c + r * columns + column, &sum[r], sizeof sum[r]);
  }
}

}  // namespace

void Transformer::encode(std::span<const TokenFeatures> tokens, std::span<const std::string_view> words, std::span<const std::uint32_t> ends,
                         std::vector<std::int16_t>& out) {
  out.resize(tokens.size() * model_.width);
  const std::size_t limit = model_.positions - WordPieces::kMostOfAWord - 2;
  std::size_t begin = 0;
  for (const std::uint32_t end : ends) {
    pieces_.clear();
    piece_ends_.clear();
    for (std::size_t t = begin; t < end; ++t) {
      model_.pieces.split(words[t], pieces_);
      piece_ends_.push_back(static_cast<std::uint32_t>(pieces_.size()));
    }
    std::size_t first = 0;
    for (std::size_t from = begin; from < end;) {
      std::size_t to = from + 1;
      while (to < end && piece_ends_[to - begin] - first <= limit) ++to;
      const std::size_t size = piece_ends_[to - 1 - begin] - first + 2;
      if (!windows_.empty() && windows_.back().to + size > kRows) flush(out.data());
      add_window(tokens, from, to, begin);
      first = piece_ends_[to - 1 - begin];
      from = to;
    }
    begin = end;
  }
  flush(out.data());
}

void Transformer::add_window(std::span<const TokenFeatures> tokens, std::size_t begin, std::size_t end, std::size_t sentence) {
  const std::size_t from = windows_.empty() ? 0 : windows_.back().to;
  std::size_t row = from, piece = begin == sentence ? 0 : piece_ends_[begin - 1 - sentence];
  add_row(model_.pieces.start(), row++ - from, nullptr);
  for (std::size_t t = begin; t < end; ++t) {
    firsts_.emplace_back(row, t);
    for (; piece < piece_ends_[t - sentence]; ++piece) add_row(pieces_[piece], row++ - from, &tokens[t]);
  }
  add_row(model_.pieces.end(), row++ - from, nullptr);
  windows_.push_back({from, row});
}

void Transformer::add_row(std::uint32_t piece, std::size_t position, const TokenFeatures* token) {
  sum_.assign(model_.width, 0.0f);
  model_.look_up(piece, position, token, sum_);
  residual_.resize(model_.width);
  for (std::size_t i = 0; i < model_.width; ++i) {
    residual_[i] = static_cast<std::int32_t>(std::clamp(sum_[i] * kEmbeddingSteps, -kEmbeddingBound, kEmbeddingBound));
  }
  state_.resize(state_.size() + model_.width);
  model_.input_norm.apply(residual_, state_.data() + state_.size() - model_.width);
}

void Transformer::flush(std::int16_t* out) {
  if (windows_.empty()) return;
  const std::size_t width = model_.width, used = windows_.back().to, rows = (used + kTile - 1) / kTile * kTile;
  state_.resize(rows * width);
  attention_.resize(rows * 3 * width);
  context_.assign(rows * width, 0);
  change_.resize(rows * width);
  /// state = norm(state + factor * change)
  const auto add_and_norm = [&](std::int32_t factor, const LayerNorm& norm) {
    for (std::size_t r = 0; r < used; ++r) {
      for (std::size_t i = 0; i < width; ++i) residual_[i] = state_[r * width + i] + factor * change_[r * width + i];
      norm.apply(residual_, state_.data() + r * width);
    }
  };
  for (const TransformerModel::Layer& layer : model_.layers) {
    layer.attend.apply(state_.data(), rows, attention_.data());
    for (const Window& window : windows_) attend(window);
    layer.join.apply(context_.data(), rows, change_.data());
    add_and_norm(1, layer.attention_norm);
    inner_.resize(rows * layer.up.out());
    layer.up.apply(state_.data(), rows, inner_.data());
    for (std::int16_t& value : inner_) value = model_.gelu(value);
    layer.down.apply(inner_.data(), rows, change_.data());
    add_and_norm(kStateSteps / kChangeSteps, layer.norm);
  }
  for (const auto& [row, token] : firsts_) std::copy_n(state_.data() + row * width, width, out + token * width);
  state_.clear();
  windows_.clear();
  firsts_.clear();
}

/// Scaled dot product attention within a window, head by head: attention_ -> context_. Each sum is made in one order, that of the
/// dimensions or of the keys, whatever the tiles.
void Transformer::attend(const Window& window) {
  const std::size_t width = model_.width, size = width / model_.heads, n = window.to - window.from, padded = (n + kLanes - 1) / kLanes * kLanes;
  const float scale = 1.0f / (static_cast<float>(kQuerySteps) * kQuerySteps * std::sqrt(static_cast<float>(size)));
  queries_.resize(n * size);
  keys_.assign(size * padded, 0.0f);  // by dimension, so that the scores of all keys grow side by side
  values_.resize(n * size);
  scores_.resize(kQueries * padded);
  mean_.resize(kQueries * size);
  for (std::size_t head = 0; head < model_.heads; ++head) {
    const std::int16_t* rows = attention_.data() + window.from * 3 * width + head * size;
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t d = 0; d < size; ++d) {
        queries_[j * size + d] = static_cast<float>(rows[j * 3 * width + d]) * scale;
        keys_[d * padded + j] = rows[j * 3 * width + width + d];
        values_[j * size + d] = rows[j * 3 * width + 2 * width + d];
      }
    }
    std::int16_t* context = context_.data() + window.from * width + head * size;
    std::size_t i = 0;
    for (; i + kQueries <= n; i += kQueries) attend_rows<kQueries>(i, n, size, context);
    for (; i < n; ++i) attend_rows<1>(i, n, size, context);
  }
}

/// Queries i to i + kRows of a head: what they see, into their rows of `context`.
template <std::size_t kRows>
void Transformer::attend_rows(std::size_t i, std::size_t n, std::size_t size, std::int16_t* context) {
  const std::size_t padded = scores_.size() / kQueries;
  multiply<kRows>(queries_.data() + i * size, size, keys_.data(), size, padded, scores_.data());
  std::array<float, kRows> share;
  for (std::size_t r = 0; r < kRows; ++r) {
    const std::span<float> scores(scores_.data() + r * padded, n);
    const float most = *std::max_element(scores.begin(), scores.end());
    for (float& score : scores) score = exp_polynomial(score - most);
    float all = 0;
    for (const float score : scores) all += score;
    share[r] = 1.0f / all;
  }
  multiply<kRows>(scores_.data(), padded, values_.data(), n, size, mean_.data());
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t d = 0; d < size; ++d) context[(i + r) * model_.width + d] = round_to_int16(mean_[r * size + d] * share[r]);
  }
}

}  // namespace entente
