#include "encoder/dense.h"

#include <cstdlib>
#include <cstring>

#include "encoder/kernels.h"

namespace entente {
namespace {

Error damaged() { return {ErrorCode::bad_asset, "damaged model: a layer"}; }

}  // namespace

void Dense::apply(const std::int16_t* x, std::size_t rows, std::int16_t* y) const {
  static const MultiplyRows multiply = multiply_rows();
  multiply(x, rows, in_ * std::size_t{taps_}, weights_.data(), bias_.data(), scale_.data(), out_, y);
}

void Dense::apply(const std::int16_t* x, std::span<const std::uint32_t> ends, std::int16_t* y, std::vector<std::int16_t>& scratch) const {
  const std::size_t total = ends.empty() ? 0 : ends.back();
  if (taps_ == 1) return apply(x, total, y);
  constexpr std::size_t kRows = 64;  // few enough that the gathered rows stay in the first cache
  const std::size_t width = 3 * std::size_t{in_};
  scratch.resize(kRows * width);
  std::size_t begin = 0, filled = 0, first = 0;
  const auto flush = [&] {
    apply(scratch.data(), filled, y + first * out_);
    first += filled;
    filled = 0;
  };
  for (const std::uint32_t end : ends) {
    for (std::size_t t = begin; t < end; ++t) {
      std::int16_t* row = scratch.data() + filled * width;
      const auto copy = [&](std::size_t tap, bool exists, std::size_t from) {
        if (exists) std::memcpy(row + tap * in_, x + from * in_, in_ * sizeof *x);
        else std::memset(row + tap * in_, 0, in_ * sizeof *x);
      };
      copy(0, t >= begin + dilation_, t - dilation_);
      copy(1, true, t);
      copy(2, t + dilation_ < end, t + dilation_);
      if (++filled == kRows) flush();
    }
    begin = end;
  }
  flush();
}

Result<Dense> read_dense(ByteReader& reader) {
  Dense layer;
  layer.in_ = reader.u16();
  layer.out_ = reader.u16();
  layer.taps_ = reader.u8();
  layer.dilation_ = reader.u8();
  const std::size_t in = layer.in_ * std::size_t{layer.taps_}, out = layer.out_;
  const auto fits = [](std::size_t width) { return width && width % 8 == 0 && width <= kMaxWidth; };
  if (!reader.ok() || !fits(layer.in_) || !fits(out) || (layer.taps_ != 1 && layer.taps_ != 3) || layer.dilation_ < 1 || layer.dilation_ > 64 ||
      reader.remaining() < out * (8 + in)) {
    return damaged();
  }
  layer.scale_.resize(out);
  for (float& scale : layer.scale_) {
    const std::uint32_t bits = reader.u32();
    std::memcpy(&scale, &bits, sizeof scale);
    if (!(scale >= 0 && scale <= 1e6f)) return damaged();
  }
  layer.bias_.resize(out);
  for (std::int32_t& bias : layer.bias_) bias = static_cast<std::int32_t>(reader.u32());
  layer.weights_.resize(in * out);
  for (std::size_t o = 0; o < out; ++o) {
    std::int64_t most = std::abs(std::int64_t{layer.bias_[o]});
    std::int16_t* tile = layer.weights_.data() + o / 8 * 8 * in + o % 8 * 2;
    for (std::size_t k = 0; k < in; ++k) {
      const auto weight = static_cast<std::int8_t>(reader.u8());
      tile[k / 2 * 16 + k % 2] = weight;
      most += 32768 * std::abs(weight);
    }
    if (most > INT32_MAX) return damaged();  // sums must not overflow, whatever the text
  }
  return layer;
}

}  // namespace entente
