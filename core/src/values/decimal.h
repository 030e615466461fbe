// Exact decimal numbers, as texts write them: no floating point, so the same everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// mantissa * 10^exponent.
struct Decimal {
  std::int64_t mantissa = 0;
  int exponent = 0;

  /// "-40", "1200000", "0.15"; no exponent, no zeros at the end of a fraction.
  std::string str() const;
  bool is_integer() const;
  /// The value as a whole number in [0, limit]; -1 for any other.
  std::int64_t whole(std::int64_t limit) const;
};

/// Nothing where the result would need more than 18 digits.
std::optional<Decimal> multiply(Decimal a, Decimal b);
std::optional<Decimal> add(Decimal a, Decimal b);
/// Rounded half up to eight digits after the point.
std::optional<Decimal> divide(Decimal a, std::int64_t divisor);

/// ASCII digits with an optional point and thousands commas ("1,300.50"); nothing for any other text or too many digits.
std::optional<Decimal> read_decimal(std::string_view text);

int compare(Decimal a, Decimal b);  ///< below, equal to or above 0, like memcmp

}  // namespace entente
