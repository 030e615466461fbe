// e^x, the same on every machine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace entente {

/// e^x for x in [-40, 40], beyond which it stays at the bound, by range reduction and a polynomial; relative error below 3e-7.
inline float exp_polynomial(float x) {
  x = std::clamp(x, -40.0f, 40.0f);
  // x = k ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts keeps r exact (Cody and Waite 1980).
  const float shifted = x * 1.44269504f + (x >= 0 ? 0.5f : -0.5f);
  const auto k = static_cast<std::int32_t>(shifted);
  const float r = (x - static_cast<float>(k) * 0.693359375f) + static_cast<float>(k) * 2.12194440e-4f;
  const float p = 1.0f + r * (1.0f + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
  const std::uint32_t bits = static_cast<std::uint32_t>(k + 127) << 23;
  float power;
  std::memcpy(&power, &bits, sizeof power);
  return p * power;
}

}  // namespace entente
