// A layer of integer arithmetic: int8 weights, int16 activations, int32 sums, exactly the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "asset/asset.h"
#include "entente/result.h"

namespace entente {

/// y[o] = saturate(round(float(bias[o] + sum of weight[o][k] * a[k]) * scale[o])), a and y int16; the sum never leaves int32 (checked on
/// load), the product is one of IEEE single precision, and rounding is to the nearest even.
///
/// With three taps it is a convolution over the rows of a sentence: a is row t - dilation, row t and row t + dilation one after the
/// other, rows outside the sentence being 0.
class Dense {
 public:
  std::size_t in() const { return in_; }
  std::size_t out() const { return out_; }
  std::size_t taps() const { return taps_; }
  std::size_t dilation() const { return dilation_; }

  /// One tap: `rows` rows of in() at x become rows of out() at y.
  void apply(const std::int16_t* x, std::size_t rows, std::int16_t* y) const;

  /// Any number of taps; `ends` are the ends of the sentences in rows. `scratch` is room to reuse.
  void apply(const std::int16_t* x, std::span<const std::uint32_t> ends, std::int16_t* y, std::vector<std::int16_t>& scratch) const;

 private:
  friend Result<Dense> read_dense(ByteReader& reader);
  Dense() = default;

  std::uint16_t in_ = 0, out_ = 0;
  std::uint8_t taps_ = 1, dilation_ = 1;
  std::vector<std::int16_t> weights_;  // by eight outputs, then by pairs of inputs: 8 x 2 weights lie together
  std::vector<std::int32_t> bias_;
  std::vector<float> scale_;
};

/// In a model file: u16 in, u16 out (multiples of 8, at most kMaxWidth), u8 taps (1 or 3), u8 dilation (1 to 64), f32 scale[out],
/// i32 bias[out], i8 weights[out][taps * in].
Result<Dense> read_dense(ByteReader& reader);
inline constexpr std::size_t kMaxWidth = 2048;

}  // namespace entente
