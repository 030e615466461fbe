#include "encoder/kernels.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "encoder/rounding.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente {
namespace {

std::int16_t rescale(std::int32_t sum, float scale) { return round_to_int16(static_cast<float>(sum) * scale); }

}  // namespace

void multiply_rows_scalar(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights, const std::int32_t* bias,
                          const float* scale, std::size_t out, std::int16_t* y) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < out; o += 8) {
      std::array<std::int32_t, 8> sum;
      std::copy_n(bias + o, 8, sum.begin());
      const std::int16_t* w = weights + o * in;
      for (std::size_t k = 0; k < in; k += 2, w += 16) {
        const std::int32_t a = x[r * in + k], b = x[r * in + k + 1];
        for (std::size_t j = 0; j < 8; ++j) sum[j] += a * w[2 * j] + b * w[2 * j + 1];
      }
      for (std::size_t j = 0; j < 8; ++j) y[r * out + o + j] = rescale(sum[j], scale[o + j]);
    }
  }
}

#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
namespace {

/// Eight sums; GCC and clang make of it what the machine has (NEON, SSE2).
using Lanes = std::int32_t __attribute__((vector_size(32)));

template <std::size_t kRows>
inline void vector_tile(const std::int16_t* x, std::size_t in, const std::int16_t* w, const std::int32_t* bias, const float* scale, std::size_t out,
                        std::int16_t* y) {
  Lanes sum[kRows];
  for (Lanes& lanes : sum) std::memcpy(&lanes, bias, sizeof lanes);
  for (std::size_t k = 0; k < in; k += 2, w += 16) {
    Lanes pairs;  // the weight of input k in the low half, that of input k + 1 in the high half
    std::memcpy(&pairs, w, sizeof pairs);
    const Lanes first = (pairs << 16) >> 16, second = pairs >> 16;
    for (std::size_t r = 0; r < kRows; ++r) sum[r] += first * x[r * in + k] + second * x[r * in + k + 1];
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t j = 0; j < 8; ++j) y[r * out + j] = rescale(sum[r][j], scale[j]);
  }
}

}  // namespace

void multiply_rows_vector(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights, const std::int32_t* bias,
                          const float* scale, std::size_t out, std::int16_t* y) {
  for (std::size_t o = 0; o < out; o += 8) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) vector_tile<4>(x + r * in, in, weights + o * in, bias + o, scale + o, out, y + r * out + o);
    for (; r < rows; ++r) vector_tile<1>(x + r * in, in, weights + o * in, bias + o, scale + o, out, y + r * out + o);
  }
}
#else
void multiply_rows_vector(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights, const std::int32_t* bias,
                          const float* scale, std::size_t out, std::int16_t* y) {
  multiply_rows_scalar(x, rows, in, weights, bias, scale, out, y);
}
#endif

#if defined(__wasm_simd128__)
namespace {

/// Two inputs of a row, in every lane.
v128_t pair(const std::int16_t* x) { return wasm_v128_load32_splat(x); }

v128_t rescale(v128_t sum, v128_t scale) {
  const v128_t value = wasm_f32x4_mul(wasm_f32x4_convert_i32x4(sum), scale);
  return wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_nearest(value));
}

/// kRows rows by eight outputs; the sums stay in registers.
template <std::size_t kRows>
void tile(const std::int16_t* x, std::size_t in, const std::int16_t* w, const std::int32_t* bias, const float* scale, std::size_t out, std::int16_t* y) {
  v128_t low[kRows], high[kRows];
  for (std::size_t r = 0; r < kRows; ++r) {
    low[r] = wasm_v128_load(bias);
    high[r] = wasm_v128_load(bias + 4);
  }
  for (std::size_t k = 0; k < in; k += 2, w += 16) {
    const v128_t w0 = wasm_v128_load(w), w1 = wasm_v128_load(w + 8);
    for (std::size_t r = 0; r < kRows; ++r) {
      const v128_t a = pair(x + r * in + k);
      low[r] = wasm_i32x4_add(low[r], wasm_i32x4_dot_i16x8(a, w0));
      high[r] = wasm_i32x4_add(high[r], wasm_i32x4_dot_i16x8(a, w1));
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    wasm_v128_store(y + r * out, wasm_i16x8_narrow_i32x4(rescale(low[r], wasm_v128_load(scale)), rescale(high[r], wasm_v128_load(scale + 4))));
  }
}

// Out of line, so that the engine's optimising compiler takes it over early.
__attribute__((noinline)) void multiply_rows_simd(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights,
                                                  const std::int32_t* bias, const float* scale, std::size_t out, std::int16_t* y) {
  for (std::size_t o = 0; o < out; o += 8) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) tile<4>(x + r * in, in, weights + o * in, bias + o, scale + o, out, y + r * out + o);
    for (; r < rows; ++r) tile<1>(x + r * in, in, weights + o * in, bias + o, scale + o, out, y + r * out + o);
  }
}

}  // namespace

MultiplyRows multiply_rows() { return multiply_rows_simd; }

#elif defined(__x86_64__)
namespace {

template <std::size_t kRows>
__attribute__((target("avx2"))) inline void tile(const std::int16_t* x, std::size_t in, const std::int16_t* w, const std::int32_t* bias,
                                                 const float* scale, std::size_t out, std::int16_t* y) {
  __m256i sum[kRows];
  for (std::size_t r = 0; r < kRows; ++r) sum[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias));
  for (std::size_t k = 0; k < in; k += 2, w += 16) {
    const __m256i weight = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t two;
      __builtin_memcpy(&two, x + r * in + k, sizeof two);
      sum[r] = _mm256_add_epi32(sum[r], _mm256_madd_epi16(_mm256_set1_epi32(two), weight));
    }
  }
  const __m256 factor = _mm256_loadu_ps(scale), least = _mm256_set1_ps(-32768.0f), most = _mm256_set1_ps(32767.0f);
  for (std::size_t r = 0; r < kRows; ++r) {
    const __m256 value = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r]), factor);
    const __m256i whole = _mm256_cvtps_epi32(_mm256_max_ps(least, _mm256_min_ps(most, value)));
    const __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(y + r * out), narrow);
  }
}

__attribute__((target("avx2"))) void multiply_rows_avx2(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights,
                                                        const std::int32_t* bias, const float* scale, std::size_t out, std::int16_t* y) {
  for (std::size_t o = 0; o < out; o += 8) {
    std::size_t r = 0;
    for (; r + 8 <= rows; r += 8) tile<8>(x + r * in, in, weights + o * in, bias + o, scale + o, out, y + r * out + o);
    for (; r < rows; ++r) tile<1>(x + r * in, in, weights + o * in, bias + o, scale + o, out, y + r * out + o);
  }
}

}  // namespace

MultiplyRows multiply_rows() { return __builtin_cpu_supports("avx2") ? multiply_rows_avx2 : multiply_rows_vector; }

#else

MultiplyRows multiply_rows() { return multiply_rows_vector; }

#endif

bool kernels_agree() {
  constexpr std::size_t kRows = 9, kIn = 24, kOut = 16;
  std::array<std::int16_t, kRows * kIn> x;
  std::array<std::int16_t, kOut * kIn> weights;
  std::array<std::int32_t, kOut> bias;
  std::array<float, kOut> scale;
  std::uint32_t state = 1;
  const auto next = [&state] { return state = state * 1664525u + 1013904223u; };  // Numerical Recipes' generator
  for (std::int16_t& value : x) value = static_cast<std::int16_t>(next() >> 16);
  for (std::int16_t& value : weights) value = static_cast<std::int8_t>(next() >> 24);
  for (std::int32_t& value : bias) value = static_cast<std::int32_t>(next() >> 12);
  for (float& value : scale) value = static_cast<float>(next() >> 24) / 65536.0f;
  std::array<std::int16_t, kRows * kOut> fast, plain;
  multiply_rows()(x.data(), kRows, kIn, weights.data(), bias.data(), scale.data(), kOut, fast.data());
  multiply_rows_scalar(x.data(), kRows, kIn, weights.data(), bias.data(), scale.data(), kOut, plain.data());
  return fast == plain;
}

}  // namespace entente
