// A stretch of the calendar: resolved, or open where the text does not say. Integers only; the proleptic Gregorian calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace entente {

/// Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t day_number(int year, int month, int day);
struct Civil {
  int year = 0, month = 0, day = 0;
};
Civil civil(std::int64_t day_number);
int weekday(std::int64_t day_number);  ///< 1 Monday to 7 Sunday
/// ISO 8601 week: its year and number.
std::pair<int, int> iso_week(std::int64_t day_number);
std::string iso_day(std::int64_t day_number);

/// How long a stretch is. The letters of the data files: C E Y F H Q S M W K D (and h m s for clock units).
enum class Grain : std::uint8_t { none, century, decade, year, fiscal_year, half, quarter, season, month, week, weekend, day, hour, minute, second };
Grain grain_of(char letter);

struct When {
  Grain grain = Grain::none;
  int year = 0;           ///< 0: open. A decade's and a century's first digits ("199", "18"). Negative: BC
  int part = 0;           ///< month, quarter, half, season (1 spring to 4 winter) or week; 0: open
  int day = 0;            ///< of the month; with no part a weekday (1 to 7) of an open week; 0: open
  std::string time;       ///< "TMO", "T19:59Z"
  std::string reference;  ///< PAST_REF, PRESENT_REF, FUTURE_REF: nothing else is said

  bool known() const { return grain != Grain::none && reference.empty() && year != 0 && (part != 0 || grain <= Grain::fiscal_year) && (day != 0 || grain != Grain::day); }
  /// First and last day, where known; of a fiscal year none (they differ from body to body).
  std::optional<std::pair<std::int64_t, std::int64_t>> days() const;
  /// TIMEX3 value.
  std::string value() const;
};

/// The stretch of `grain` that `day` lies in.
When stretch_of(std::int64_t day, Grain grain);
/// `count` stretches on from the one of `grain` that `from` begins in; open if `from` is.
When shift(const When& from, Grain grain, std::int64_t count);
/// The stretch of that grain with nothing said.
When open(Grain grain);

/// "SP", "SU", "FA", "WI" of 1 to 4.
const char* season_code(int season);

/// Day of Easter Sunday (Gregorian; Anonymous algorithm, Meeus 1991).
std::int64_t easter(int year);

}  // namespace entente
