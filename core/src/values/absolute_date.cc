#include "values/absolute_date.h"

#include "text/text.h"
#include "values/calendar.h"

namespace entente {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that `digits` write in ASCII, -1 if anything else stands there or there are more than four.
int number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return -1;
  int value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Two digits at `at`, less than `limit`; else -1.
int two_digits(std::string_view text, std::size_t at, int limit) {
  const int value = at + 2 <= text.size() ? number(text.substr(at, 2)) : -1;
  return value < limit ? value : -1;
}

bool is_year(std::string_view digits) { return digits.size() == 4 && number(digits) >= 1000 && number(digits) < 2200; }
bool is_day(int year, int month, int day) { return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month); }

/// Appends `value` in two or four digits.
void append_padded(std::string& out, int value, int width) {
  for (int power = width == 4 ? 1000 : 10; power > 0; power /= 10) out += static_cast<char>('0' + value / power % 10);
}

class Reader {
 public:
  Reader(const Document& document, std::uint32_t first, std::uint32_t end) : document_(document), first_(first), end_(end) {}

  std::optional<AbsoluteDate> date() const {
    for (std::uint32_t i = first_; i < end_; ++i) {
      AbsoluteDate found;
      std::uint32_t next = iso(i, found);
      if (!next) next = date_time_group(i, found);
      if (!next) next = month_first(i, found);
      if (!next) next = day_first(i, found);
      if (!next) next = numeric(i, found);
      if (!next) continue;
      if (found.span.empty()) found.span = {token(i).span.begin, token(next - 1).span.end};
      return found;
    }
    return std::nullopt;
  }

  std::optional<ClockTime> clock() const {
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (auto found = clock_at(i)) return found;
    }
    return std::nullopt;
  }

 private:
  const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  std::string_view word(std::uint32_t i) const { return i < end_ ? document_.of(token(i)) : std::string_view(); }
  int month(std::uint32_t i) const { return i < end_ ? month_number(document_, token(i)) : 0; }
  /// Past a comma or the full stop of an abbreviation.
  std::uint32_t skip(std::uint32_t i, std::string_view mark) const { return word(i) == mark ? i + 1 : i; }

  /// "8", "8th": 1 to 31, else -1.
  int day(std::uint32_t i) const {
    std::string_view w = word(i);
    if (w.size() > 2 && !is_digit(w.back())) w.remove_suffix(2);
    const int value = w.size() <= 2 ? number(w) : -1;
    return value >= 1 && value <= 31 ? value : -1;
  }

  /// A year at `i`, or past a comma; moves `i` behind it.
  int year(std::uint32_t& i) const {
    const std::uint32_t at = skip(i, ",");
    if (!is_year(word(at))) return 0;
    i = at + 1;
    return number(word(at));
  }

  std::uint32_t iso(std::uint32_t i, AbsoluteDate& found) const {
    if (!is_year(word(i)) || word(i + 1) != "-") return 0;
    const std::uint32_t begin = token(i).span.begin;
    const std::size_t size = read_iso_date(document_.text.substr(begin, token(end_ - 1).span.end - begin), found);
    if (size == 0) return 0;
    const auto end = static_cast<std::uint32_t>(begin + size);
    found.span = {begin, end};
    if (found.clock) found.clock->span = found.span;
    while (i < end_ && token(i).span.begin < end) ++i;
    return i;
  }

  /// "081959Z MAY 18", the date-time group of military and diplomatic messages (ACP 121).
  std::uint32_t date_time_group(std::uint32_t i, AbsoluteDate& found) const {
    const std::string_view w = word(i);
    if (w.size() != 7 || w.back() < 'A' || w.back() > 'Z' || !month(i + 1)) return 0;
    const int last = word(i + 2).size() == 2 ? number(word(i + 2)) : -1;
    found.year = last >= 0 ? (last < 70 ? 2000 : 1900) + last : is_year(word(i + 2)) ? number(word(i + 2)) : 0;
    found.month = month(i + 1);
    found.day = two_digits(w, 0, 32);
    const int hour = two_digits(w, 2, 24), minute = two_digits(w, 4, 60);
    if (found.year == 0 || !is_day(found.year, found.month, found.day) || hour < 0 || minute < 0) return found = {}, 0;
    found.clock = ClockTime{token(i).span, hour, minute, -1, w.back() == 'Z' ? std::optional<int>(0) : std::nullopt};
    return i + 3;
  }

  std::uint32_t month_first(std::uint32_t i, AbsoluteDate& found) const {
    const int m = month(i);
    if (m == 0) return 0;
    std::uint32_t next = skip(i + 1, ".");
    const int d = day(next);
    if (d > 0) {
      ++next;
      const std::uint32_t behind_day = next;
      int y = year(next);
      if (!is_day(y, m, d)) y = 0, next = behind_day;
      if (!is_day(y, m, d)) return 0;
      found.year = y;
      found.day = d;
    } else {
      found.year = year(next);
      if (found.year == 0) return 0;
    }
    found.month = m;
    return next;
  }

  std::uint32_t day_first(std::uint32_t i, AbsoluteDate& found) const {
    const int d = day(i);
    if (d < 0) return 0;
    const std::uint32_t at = skip(i + 1, "of");
    const int m = month(at);
    std::uint32_t next = skip(at + 1, ".");
    if (!is_day(0, m, d)) return 0;
    found.year = year(next);
    if (found.year && !is_day(found.year, m, d)) return found = {}, 0;
    found.month = m;
    found.day = d;
    return next;
  }

  /// "05/08/2018" in American order unless only the other is a date, "8.5.2018" by day.
  std::uint32_t numeric(std::uint32_t i, AbsoluteDate& found) const {
    const std::string_view w = word(i);
    const std::size_t first = w.find_first_of("/.");
    if (first == std::string_view::npos) return 0;
    const std::size_t second = w.find(w[first], first + 1);
    if (second == std::string_view::npos || first > 2 || second - first > 3 || !is_year(w.substr(second + 1))) return 0;
    const int a = number(w.substr(0, first)), b = number(w.substr(first + 1, second - first - 1)), y = number(w.substr(second + 1));
    const bool month_leads = w[first] == '/' ? is_day(y, a, b) : !is_day(y, b, a);
    found.month = month_leads ? a : b;
    found.day = month_leads ? b : a;
    found.year = y;
    if (!is_day(y, found.month, found.day)) return found = {}, 0;
    return i + 1;
  }

  std::optional<ClockTime> clock_at(std::uint32_t i) const {
    std::string_view w = word(i);
    ClockTime clock;
    std::uint32_t next = i + 1;
    if (!w.empty() && w.back() == 'Z' && w.size() > 1) {
      clock.offset = 0;
      w.remove_suffix(1);
    }
    const std::size_t colon = w.find(':');
    bool sure = colon != std::string_view::npos;
    if (sure) {
      clock.hour = number(w.substr(0, colon));
      clock.minute = two_digits(w, colon + 1, 60);
      if (colon > 2 || clock.minute < 0) return std::nullopt;
      if (w.size() == colon + 6 && w[colon + 3] == ':') {
        clock.second = two_digits(w, colon + 4, 60);
      } else if (w.size() != colon + 3) {
        return std::nullopt;
      }
    } else if (w.size() == 4) {  // "1959 GMT"
      clock.hour = two_digits(w, 0, 24);
      clock.minute = two_digits(w, 2, 60);
      if (clock.minute < 0) return std::nullopt;
    } else {
      clock.hour = w.size() <= 2 ? number(w) : -1;
    }
    if (clock.hour < 0 || clock.hour > 23) return std::nullopt;
    const std::string half = next < end_ ? fold(word(next)) : std::string();
    const bool am = half == "a.m." || half == "am" || half == "a.m", pm = half == "p.m." || half == "pm" || half == "p.m";
    if ((am || pm) && clock.hour >= 1 && clock.hour <= 12) {
      clock.hour = clock.hour % 12 + (pm ? 12 : 0);
      sure = true;
      ++next;
    }
    const bool west = word(next) == "-";
    if (sure && (west || word(next) == "+") && word(next + 1).size() == 4 && !token(next + 1).has(kSpaceBefore)) {  // "+0200"
      const int hours = two_digits(word(next + 1), 0, 15), minutes = two_digits(word(next + 1), 2, 60);
      if (hours >= 0 && minutes >= 0) {
        clock.offset = (west ? -1 : 1) * (hours * 60 + minutes);
        next += 2;
      }
    }
    const std::uint32_t at = word(next) == "(" ? next + 1 : next;
    if (const auto zone = at < end_ ? time_zone(document_, token(at)) : std::nullopt; zone && (sure || w.size() == 4)) {
      clock.offset = zone->minutes;
      sure = true;
      next = at + 1;
    }
    if (!sure && !(w.size() == 4 && clock.offset)) return std::nullopt;
    clock.span = {token(i).span.begin, token(next - 1).span.end};
    return clock;
  }

  const Document& document_;
  std::uint32_t first_, end_;
};

}  // namespace

std::optional<AbsoluteDate> read_absolute_date(const Document& document, std::uint32_t first, std::uint32_t end) {
  auto date = Reader(document, first, end).date();
  if (date && date->day && !date->clock) date->clock = read_clock_time(document, first, end);
  return date;
}

std::optional<ClockTime> read_clock_time(const Document& document, std::uint32_t first, std::uint32_t end) {
  return Reader(document, first, end).clock();
}

std::size_t read_iso_date(std::string_view text, AbsoluteDate& date) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return 0;
  const int year = number(text.substr(0, 4)), month = two_digits(text, 5, 13), day = two_digits(text, 8, 32);
  if (year < 1 || !is_day(year, month, day) || (text.size() > 10 && is_digit(text[10]))) return 0;
  date.year = year;
  date.month = month;
  date.day = day;
  if (text.size() < 16 || text[10] != 'T' || text[13] != ':') return 10;
  ClockTime clock;
  clock.hour = two_digits(text, 11, 24);
  clock.minute = two_digits(text, 14, 60);
  if (clock.hour < 0 || clock.minute < 0) return 10;
  std::size_t at = 16;
  if (at < text.size() && text[at] == ':' && (clock.second = two_digits(text, at + 1, 60)) >= 0) {
    at += 3;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
      while (at < text.size() && is_digit(text[at])) ++at;
    }
  }
  if (at < text.size() && text[at] == 'Z') {
    clock.offset = 0;
    ++at;
  } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    const int hours = two_digits(text, at + 1, 15);
    const bool colon = at + 3 < text.size() && text[at + 3] == ':';
    const int minutes = two_digits(text, at + (colon ? 4 : 3), 60);
    if (hours >= 0 && minutes >= 0) {
      clock.offset = (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
      at += colon ? 6 : 5;
    }
  }
  date.clock = clock;
  return at;
}

std::string timex_day(const AbsoluteDate& date) {
  std::string value;
  if (date.year) {
    append_padded(value, date.year, 4);
  } else {
    value = "XXXX";
  }
  value += '-';
  append_padded(value, date.month, 2);
  if (date.day) {
    value += '-';
    append_padded(value, date.day, 2);
  }
  return value;
}

std::string timex_time(const AbsoluteDate& date, const ClockTime& clock) {
  std::string value = timex_day(date);
  value += 'T';
  append_padded(value, clock.hour, 2);
  for (const int part : {clock.minute, clock.second}) {
    if (part < 0) break;
    value += ':';
    append_padded(value, part, 2);
  }
  if (!clock.offset) return value;
  if (*clock.offset == 0) {
    value += 'Z';
    return value;
  }
  const int size = *clock.offset < 0 ? -*clock.offset : *clock.offset;
  value += *clock.offset < 0 ? '-' : '+';
  append_padded(value, size / 60, 2);
  value += ':';
  append_padded(value, size % 60, 2);
  return value;
}

}  // namespace entente
