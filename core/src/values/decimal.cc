#include "values/decimal.h"

#include "text/ascii.h"

namespace entente {
namespace {

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // 10^18
constexpr int kDivisionDigits = 8;
constexpr int kMostDigits = 60;  // of a number written out

/// No zeros at the end of the mantissa.
Decimal reduced(Decimal number) {
  if (number.mantissa == 0) return {};
  while (number.mantissa % 10 == 0) {
    number.mantissa /= 10;
    ++number.exponent;
  }
  return number;
}

std::int64_t magnitude(std::int64_t value) { return value < 0 ? -value : value; }

/// The mantissa of `number` at a smaller exponent.
std::optional<std::int64_t> scaled(Decimal number, int exponent) {
  std::int64_t mantissa = number.mantissa;
  for (int i = number.exponent; i > exponent && mantissa != 0; --i) {
    if (magnitude(mantissa) >= kLimit / 10) return std::nullopt;
    mantissa *= 10;
  }
  return mantissa;
}

}  // namespace

std::string Decimal::str() const {
  const Decimal number = reduced(*this);
  std::string digits = std::to_string(magnitude(number.mantissa));
  if (number.exponent > kMostDigits || number.exponent < -kMostDigits) return digits + "e" + std::to_string(number.exponent);
  if (number.exponent >= 0) {
    digits.append(static_cast<std::size_t>(number.exponent), '0');
  } else {
    const auto places = static_cast<std::size_t>(-number.exponent);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  if (number.mantissa < 0) digits.insert(0, 1, '-');
  return digits;
}

bool Decimal::is_integer() const { return reduced(*this).exponent >= 0; }

std::int64_t Decimal::whole(std::int64_t limit) const {
  const Decimal number = reduced(*this);
  if (number.exponent < 0 || number.mantissa < 0) return -1;
  const auto value = scaled(number, 0);
  return value && *value <= limit ? *value : -1;
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  a = reduced(a);
  b = reduced(b);
  if (b.mantissa != 0 && magnitude(a.mantissa) > kLimit / magnitude(b.mantissa)) return std::nullopt;
  return Decimal{a.mantissa * b.mantissa, a.exponent + b.exponent};
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  a = reduced(a);
  b = reduced(b);
  const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  const auto left = scaled(a, exponent), right = scaled(b, exponent);
  if (!left || !right) return std::nullopt;
  return Decimal{*left + *right, exponent};
}

std::optional<Decimal> divide(Decimal a, std::int64_t divisor) {
  const auto mantissa = scaled(a, a.exponent < -kDivisionDigits ? a.exponent : -kDivisionDigits);
  if (!mantissa || divisor <= 0) return std::nullopt;
  const std::int64_t half = *mantissa < 0 ? -divisor / 2 : divisor / 2;
  return Decimal{(*mantissa + half) / divisor, a.exponent < -kDivisionDigits ? a.exponent : -kDivisionDigits};
}

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal number;
  bool point = false, digits = false;
  std::size_t since_comma = 0, commas = 0;
  for (const char c : text) {
    if (ascii_digit(c)) {
      if (number.mantissa >= kLimit / 10) return std::nullopt;
      number.mantissa = number.mantissa * 10 + (c - '0');
      if (point) --number.exponent;
      digits = true;
      ++since_comma;
    } else if (c == ',' && digits && !point) {
      if (commas ? since_comma != 3 : since_comma > 3) return std::nullopt;
      ++commas;
      since_comma = 0;
    } else if (c == '.' && !point && (commas == 0 || since_comma == 3)) {
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (!digits || text.back() == '.' || (commas && !point && since_comma != 3)) return std::nullopt;
  return number;
}

int compare(Decimal a, Decimal b) {
  const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  const auto left = scaled(a, exponent), right = scaled(b, exponent);
  if (!left || !right) return a.exponent < b.exponent ? -1 : 1;  // one is too large to be written at the other's exponent
  return *left < *right ? -1 : *left > *right ? 1 : 0;
}

}  // namespace entente
