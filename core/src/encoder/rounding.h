// Floats back to the integers of activations.
#pragma once

#include <algorithm>
#include <cstdint>

namespace entente {

/// To the nearest, halves to even, saturating: adding and taking away 1.5 * 2^23 leaves no fraction (exact for the clamped range).
inline std::int16_t round_to_int16(float value) {
  value = std::clamp(value, -32768.0f, 32767.0f);
  return static_cast<std::int16_t>(static_cast<std::int32_t>((value + 12582912.0f) - 12582912.0f));
}

}  // namespace entente
