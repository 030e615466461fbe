#include "values/when.h"

#include <tuple>

#include "values/calendar.h"

namespace entente {
namespace {

void append_padded(std::string& out, int value, int width) {
  int power = 1;
  for (int i = 1; i < width; ++i) power *= 10;
  for (; power > 0; power /= 10) out += static_cast<char>('0' + value / power % 10);
}

int floor_div(std::int64_t a, int b) { return static_cast<int>(a >= 0 ? a / b : -((-a + b - 1) / b)); }

/// Meteorological seasons; December belongs to the winter of its year, January and February to that of the year before.
std::pair<int, int> season_of(int year, int month) {
  if (month <= 2) return {year - 1, 4};
  return {year, month / 3 > 4 ? 4 : month / 3};
}

}  // namespace

const char* season_code(int season) {
  constexpr const char* kCodes[] = {"SP", "SU", "FA", "WI"};
  return kCodes[season - 1];
}

std::int64_t day_number(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Civil civil(std::int64_t number) {
  const std::int64_t z = number + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int weekday(std::int64_t number) {
  const std::int64_t from_monday = (number + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

std::pair<int, int> iso_week(std::int64_t number) {
  const std::int64_t thursday = number - weekday(number) + 4;
  const int year = civil(thursday).year;
  return {year, static_cast<int>((thursday - day_number(year, 1, 1)) / 7) + 1};
}

std::string iso_day(std::int64_t number) {
  const Civil date = civil(number);
  std::string out;
  append_padded(out, date.year, 4);
  out += '-';
  append_padded(out, date.month, 2);
  out += '-';
  append_padded(out, date.day, 2);
  return out;
}

Grain grain_of(char letter) {
  switch (letter) {
    case 'C': return Grain::century;
    case 'E': return Grain::decade;
    case 'Y': return Grain::year;
    case 'F': return Grain::fiscal_year;
    case 'H': return Grain::half;
    case 'Q': return Grain::quarter;
    case 'S': return Grain::season;
    case 'M': return Grain::month;
    case 'W': return Grain::week;
    case 'K': return Grain::weekend;
    case 'D': return Grain::day;
    case 'h': return Grain::hour;
    case 'm': return Grain::minute;
    case 's': return Grain::second;
    default: return Grain::none;
  }
}

std::optional<std::pair<std::int64_t, std::int64_t>> When::days() const {
  if (!known() || year < 0 || year > 9999) return std::nullopt;
  const auto months = [this](int first, int count) {
    const int last = first + count - 1;
    const int last_year = year + (last - 1) / 12, last_month = (last - 1) % 12 + 1;
    return std::pair(day_number(year, first, 1), day_number(last_year, last_month, days_in_month(last_year, last_month)));
  };
  switch (grain) {
    case Grain::century: return std::pair(day_number(year * 100, 1, 1), day_number(year * 100 + 99, 12, 31));
    case Grain::decade: return std::pair(day_number(year * 10, 1, 1), day_number(year * 10 + 9, 12, 31));
    case Grain::year: return months(1, 12);
    case Grain::half: return months(part * 6 - 5, 6);
    case Grain::quarter: return months(part * 3 - 2, 3);
    case Grain::season: return months(part * 3, 3);
    case Grain::month: return months(part, 1);
    case Grain::week:
    case Grain::weekend: {
      const std::int64_t fourth = day_number(year, 1, 4);
      const std::int64_t monday = fourth - weekday(fourth) + 1 + (part - 1) * 7;
      return std::pair(grain == Grain::week ? monday : monday + 5, monday + 6);
    }
    case Grain::day: return std::pair(day_number(year, part, day), day_number(year, part, day));
    default: return std::nullopt;
  }
}

std::string When::value() const {
  if (!reference.empty()) return reference;
  std::string out;
  const auto digits = [&out](int number, int width) {
    if (number > 0) {
      append_padded(out, number, width);
    } else {
      out.append(static_cast<std::size_t>(width), 'X');
    }
  };
  if (year < 0) {  // the year 44 BC is BC0044, the fifth century BC, 500 to 401, BC04: its first two digits but for 500
    out = "BC";
    append_padded(out, grain == Grain::century ? -year - 1 : -year, grain == Grain::century ? 2 : 4);
    return out;
  }
  if (grain == Grain::decade) return digits(year, 3), out;
  if (grain == Grain::century) return digits(year, 2), out;
  if (grain == Grain::fiscal_year) out = "FY";
  digits(year, 4);
  switch (grain) {
    case Grain::half: out += "-H"; digits(part, 1); break;
    case Grain::quarter: out += "-Q"; digits(part, 1); break;
    case Grain::season: out += '-'; out += part ? season_code(part) : "XX"; break;
    case Grain::month: out += '-'; digits(part, 2); break;
    case Grain::week: out += "-W"; digits(part, 2); break;
    case Grain::weekend: out += "-W"; digits(part, 2); out += "-WE"; break;
    case Grain::day:
    case Grain::hour:
    case Grain::minute:
    case Grain::second:
      out += part == 0 && day != 0 ? "-W" : "-";
      digits(part, 2);
      out += '-';
      digits(day, part == 0 && day != 0 ? 1 : 2);
      break;
    default: break;
  }
  return out + time;
}

When open(Grain grain) {
  When when;
  when.grain = grain;
  return when;
}

When stretch_of(std::int64_t day, Grain grain) {
  const Civil date = civil(day);
  When when = open(grain);
  when.year = date.year;
  switch (grain) {
    case Grain::century: when.year = date.year / 100; break;
    case Grain::decade: when.year = date.year / 10; break;
    case Grain::half: when.part = (date.month + 5) / 6; break;
    case Grain::quarter: when.part = (date.month + 2) / 3; break;
    case Grain::season: std::tie(when.year, when.part) = season_of(date.year, date.month); break;
    case Grain::month: when.part = date.month; break;
    case Grain::week:
    case Grain::weekend: std::tie(when.year, when.part) = iso_week(day); break;
    case Grain::day:
    case Grain::hour:
    case Grain::minute:
    case Grain::second:
      when.part = date.month;
      when.day = date.day;
      break;
    default: break;
  }
  return when;
}

When shift(const When& from, Grain grain, std::int64_t count) {
  const auto days = from.days();
  if (!days || count > 20000 || count < -20000) return open(grain);
  const std::int64_t first = days->first;
  When when = stretch_of(first, grain);
  const auto whole = [&when, count](int parts) {
    const std::int64_t index = static_cast<std::int64_t>(when.year) * parts + when.part - 1 + count;
    when.year = floor_div(index, parts);
    when.part = static_cast<int>(index - static_cast<std::int64_t>(when.year) * parts) + 1;
  };
  switch (grain) {
    case Grain::century:
    case Grain::decade:
    case Grain::year:
    case Grain::fiscal_year: when.year += static_cast<int>(count); break;
    case Grain::half: whole(2); break;
    case Grain::quarter: whole(4); break;
    case Grain::season: whole(4); break;
    case Grain::month: whole(12); break;
    case Grain::week:
    case Grain::weekend: when = stretch_of(first + count * 7, grain); break;
    case Grain::day: when = stretch_of(first + count, grain); break;
    default: break;
  }
  return when.year > 0 && when.year <= 9999 ? when : open(grain);
}

std::int64_t easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  return day_number(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

}  // namespace entente
