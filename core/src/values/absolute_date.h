// Dates and clock times that need no context: "May 8, 2018", "8 May 2018", "2018-05-08T19:59Z", "081959Z MAY 18", "8:30 a.m. EDT".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "entente/document.h"

namespace entente {

struct ClockTime {
  Span span;
  int hour = 0;
  int minute = -1;                    ///< -1: not said ("8 a.m.")
  int second = -1;
  std::optional<int> offset;          ///< minutes east of UTC
};

struct AbsoluteDate {
  Span span;                          ///< of the day (in "2018-05-08T19:59Z" of the whole)
  int year = 0;                       ///< 0: not said
  int month = 0;
  int day = 0;                        ///< 0: not said
  std::optional<ClockTime> clock;
};

/// The first date among tokens [first, end), with the clock time near it.
std::optional<AbsoluteDate> read_absolute_date(const Document& document, std::uint32_t first, std::uint32_t end);

/// The first clock time among tokens [first, end).
std::optional<ClockTime> read_clock_time(const Document& document, std::uint32_t first, std::uint32_t end);

/// Reads an ISO 8601 day or date-time ("2018-05-08", "2018-05-08T19:59:30+02:00") at the start of `text`; its length in bytes, 0
/// for none. Fractions of a second are read over.
std::size_t read_iso_date(std::string_view text, AbsoluteDate& date);

/// TIMEX3 values (TimeML 1.2.1): "2018-05-08", "XXXX-05-08", "2018-05"; "2018-05-08T19:59Z", "2018-05-08T08:30".
std::string timex_day(const AbsoluteDate& date);
std::string timex_time(const AbsoluteDate& date, const ClockTime& clock);

}  // namespace entente
