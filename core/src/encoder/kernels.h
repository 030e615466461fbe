// Products of int16 rows with packed weights: one definition, an implementation for each machine, results identical.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente {

/// y[r][o] = saturate(round(float(bias[o] + sum over k of x[r][k] * w[o][k]) * scale[o])) for `rows` rows of `in` at x. `weights` are
/// packed as Dense keeps them. `in` and `out` are multiples of 8.
using MultiplyRows = void (*)(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights, const std::int32_t* bias,
                              const float* scale, std::size_t out, std::int16_t* y);

/// The definition.
void multiply_rows_scalar(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights, const std::int32_t* bias,
                          const float* scale, std::size_t out, std::int16_t* y);

/// The same in vectors of the compiler, for machines without a kernel of their own.
void multiply_rows_vector(const std::int16_t* x, std::size_t rows, std::size_t in, const std::int16_t* weights, const std::int32_t* bias,
                          const float* scale, std::size_t out, std::int16_t* y);

/// The fastest that this machine and this build have (wasm SIMD128, AVX2 or the compiler's vectors).
MultiplyRows multiply_rows();

/// Whether that one agrees with the definition on a small product; a page starts the scalar build where it does not.
bool kernels_agree();

}  // namespace entente
