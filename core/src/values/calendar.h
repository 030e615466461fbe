// The names of the calendar and the clock (core/data/text/calendar.txt), and the lengths of months.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "entente/document.h"

namespace entente {

int month_number(const Document& document, const Token& token);   ///< 1 to 12, 0: not a month's name or abbreviation
bool is_weekday(const Document& document, const Token& token);

/// A time zone by its abbreviation. `minutes` east of UTC, nothing where the abbreviation leaves them open ("ET").
struct Zone {
  std::optional<int> minutes;
};
std::optional<Zone> time_zone(const Document& document, const Token& token);

int days_in_month(int year, int month);  ///< year 0: unknown, so a leap year is possible

}  // namespace entente
