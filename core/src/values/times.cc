// Calendar times: the operations of times.txt.
#include "values/absolute_date.h"
#include "values/calendar.h"
#include "values/clock.h"
#include "values/durations.h"
#include "values/near.h"
#include "values/resolve.h"

namespace entente {
namespace {

using Maybe = std::optional<Reading>;

Reading reading_of(When when, AnchorUse anchor = {}) {
  Reading reading;
  reading.when = std::move(when);
  reading.anchor = std::move(anchor);
  return reading;
}

Maybe checked(When when, AnchorUse anchor = {}) {
  if (when.grain == Grain::day && when.part != 0 && (when.part > 12 || when.day > days_in_month(when.year > 0 ? when.year : 0, when.part))) return std::nullopt;
  return reading_of(std::move(when), std::move(anchor));
}

When month_or_day(int year, int month, int day) {
  When when = open(day ? Grain::day : Grain::month);
  when.year = year;
  when.part = month;
  when.day = day;
  return when;
}

/// "97" and "18" by a pivot: years not far in the future.
int full_year(int year) { return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year; }

Maybe shifted(const When& from, AnchorUse anchor, Grain grain, std::int64_t count) {
  if (grain == Grain::none) return std::nullopt;
  if (grain >= Grain::hour) return reading_of(shift_clock(from, grain, count), std::move(anchor));
  return reading_of(shift(from, grain, count), std::move(anchor));
}

/// A day or month with its year, "?" for the year that lies near.
Maybe on(const Scene& scene, const Node& node) {
  const auto month = whole_argument(scene, node, 1);
  const auto day = whole_argument(scene, node, 2);
  if (!month || (argument(node, 2) && (!day || *day < 1 || *day > 31))) return std::nullopt;
  const auto year = whole_argument(scene, node, 0);
  if (year) return checked(month_or_day(full_year(*year), *month, day.value_or(0)));
  return near_year(scene, node, month_or_day(0, *month, day.value_or(0)));
}

Maybe days(const Scene& scene, const Node& node) {
  const auto year = whole_argument(scene, node, 0), month = whole_argument(scene, node, 1), first = whole_argument(scene, node, 2), last = whole_argument(scene, node, 3);
  if (!month || !first || !last || *first >= *last || *last > 31) return std::nullopt;
  Maybe reading = year ? checked(month_or_day(*year, *month, *first)) : near_year(scene, node, month_or_day(0, *month, *first));
  if (!reading || *last > days_in_month(reading->when.year, *month)) return std::nullopt;
  reading->until = reading->when;
  reading->until->day = *last;
  return reading;
}

/// "05/08/2018": the American order first; the other is an alternative where both are days.
Maybe numeric(const Scene& scene, const Node& node) {
  const std::string_view text = scene.document.of(scene.document.tokens[node.begin]);
  int parts[3] = {0, 0, 0};
  int at = 0;
  std::size_t year_digits = 0;
  char mark = '/';
  for (const char c : text) {
    if (c == '/' || c == '.') {
      mark = c;
      if (++at > 2) return std::nullopt;
    } else if (c >= '0' && c <= '9') {
      parts[at] = parts[at] * 10 + (c - '0');
      if (at == 2) ++year_digits;
    }
  }
  if (year_digits == 2 && mark == '.') return std::nullopt;  // a version or a score
  const int year = year_digits == 2 ? full_year(parts[2]) : parts[2];
  Maybe month_first = parts[0] <= 12 && parts[1] <= 31 ? checked(month_or_day(year, parts[0], parts[1])) : std::nullopt;
  Maybe day_first = parts[1] <= 12 && parts[0] <= 31 ? checked(month_or_day(year, parts[1], parts[0])) : std::nullopt;
  if (mark == '.') std::swap(month_first, day_first);
  if (!month_first) return day_first;
  if (day_first && day_first->when.value() != month_first->when.value()) month_first->alternatives.push_back(day_first->when);
  return month_first;
}

Maybe iso(const Scene& scene, const Node& node) {
  const auto begin = whole_argument(scene, node, 0);
  AbsoluteDate date;
  if (!begin || read_iso_date(scene.document.text.substr(static_cast<std::size_t>(*begin), 40), date) == 0) return std::nullopt;
  Reading reading = reading_of(month_or_day(date.year, date.month, date.day));
  if (date.clock) reading.when.time = timex_time(date, *date.clock).substr(10);
  return reading;
}

Maybe nth(const Scene& scene, const Node& node) {
  const auto count = whole_argument(scene, node, 0);
  const Grain grain = unit_argument(scene, node, 1);
  if (!count || grain == Grain::none) return std::nullopt;
  if (!argument(node, 2) || argument(node, 2)->kind == Argument::Kind::unknown) {
    When when = open(grain);
    when.part = *count;
    if (*count < 1 || *count > (grain == Grain::half ? 2 : 4)) return std::nullopt;
    return near_year(scene, node, when);
  }
  Maybe inner = inner_reading(scene, node, 2);
  if (!inner) return std::nullopt;
  When when = open(grain);
  if (grain == Grain::week) {  // of a month: the first is the one with its first Thursday (ISO 8601)
    const auto bounds = inner->when.days();
    if (!bounds || inner->when.grain != Grain::month || *count > 5) return std::nullopt;
    const std::int64_t middle = *count > 0 ? bounds->first + (*count - 1) * 7 + 3 : bounds->second - 3;
    when = stretch_of(middle, Grain::week);
  } else if (grain == Grain::month) {
    if (*count < 1 || *count > 12 || !inner->when.known()) return std::nullopt;
    when = month_or_day(inner->when.year, *count, 0);
  } else {
    const int most = grain == Grain::half ? 2 : 4;
    if (*count < 1 || *count > most) return std::nullopt;
    when.year = inner->when.year;
    when.part = *count;
  }
  inner->mod.clear();
  inner->alternatives.clear();
  inner->when = when;
  return inner;
}

Maybe nth_day(const Scene& scene, const Node& node) {
  const auto count = whole_argument(scene, node, 0), day = whole_argument(scene, node, 1);
  Maybe inner = inner_reading(scene, node, 2);
  if (!count || !day || !inner || inner->when.grain != Grain::month) return std::nullopt;
  const auto bounds = inner->when.days();
  if (!bounds) return std::nullopt;
  std::int64_t number;
  if (*count > 0) {
    number = bounds->first + (*day - weekday(bounds->first) + 7) % 7 + (*count - 1) * 7;
  } else {
    number = bounds->second - (weekday(bounds->second) - *day + 7) % 7;
  }
  if (number > bounds->second) return std::nullopt;
  inner->alternatives.clear();
  inner->when = stretch_of(number, Grain::day);
  return inner;
}

/// "November 2 and 3": the second is a day of the month told last.
Maybe same_month(const Scene& scene, const Node& node) {
  const auto day = whole_argument(scene, node, 0);
  const auto [from, anchor] = scene.timeline.preceding(Grain::day, scene.sentence.span.begin);
  if (!day || from.grain != Grain::day || !from.time.empty() || *day <= from.day) return std::nullopt;
  return checked(month_or_day(from.year, from.part, *day), anchor);
}

Maybe year(const Scene& scene, const Node& node) {
  const auto first = whole_argument(scene, node, 0), last = whole_argument(scene, node, 1);
  if (!first || *first < 1) return std::nullopt;
  Reading reading = reading_of(open(Grain::year));
  reading.when.year = full_year(*first);
  if (!argument(node, 1)) return reading;
  if (!last) return std::nullopt;
  const int end = *last < 100 ? reading.when.year / 100 * 100 + *last : *last;
  if (end <= reading.when.year || end > reading.when.year + 99) return std::nullopt;
  reading.until = reading.when;
  reading.until->year = end;
  return reading;
}

/// "The 1990s"; but "the 1800s" are a century.
Maybe decade(const Scene& scene, const Node& node) {
  const auto number = whole_argument(scene, node, 0);
  if (!number) return std::nullopt;
  const int tens = node.rule->op == Op::tens ? (*number < 3 ? 200 : 190) + *number : *number;
  const bool century = tens % 10 == 0 && tens < 200;
  When when = open(century ? Grain::century : Grain::decade);
  when.year = century ? tens / 10 : tens;
  return reading_of(when);
}

Maybe century(const Scene& scene, const Node& node) {
  const auto number = whole_argument(scene, node, 0);
  if (!number || *number < 1 || *number > 30) return std::nullopt;
  const bool bc = node.rule->op == Op::century_bc;
  if (!bc && *number == 1) return std::nullopt;  // its two digits would be 00
  When when = open(Grain::century);
  when.year = bc ? -*number : *number - 1;
  return reading_of(when);
}

/// "The same period a year earlier": the half, quarter or month told last in this sentence ("the year-ago quarter": in the text),
/// so many years on or in the year that the rule names; the year itself where there is none.
Maybe same_period(const Scene& scene, const Node& node) {
  const auto told = scene.timeline.period(word_argument(node, 1) == "text" ? 0 : scene.sentence.span.begin);
  Maybe reading = inner_reading(scene, node, 0);
  if (!reading) {
    const auto count = whole_argument(scene, node, 0);
    const auto [from, anchor] = told ? *told : scene.timeline.now();
    if (!count) return std::nullopt;
    reading = shifted(from, anchor, Grain::year, *count);
  }
  if (!told || !reading || reading->when.grain != Grain::year) return reading;
  const int year = reading->when.year;
  reading->when = told->first;
  reading->when.year = year;
  return reading;
}

}  // namespace

Maybe resolve_time(const Scene& scene, const Node& node) {
  const Timeline& timeline = scene.timeline;
  switch (node.rule->op) {
    case Op::on: return on(scene, node);
    case Op::days: return days(scene, node);
    case Op::numeric: return numeric(scene, node);
    case Op::iso: return iso(scene, node);
    case Op::nth: return nth(scene, node);
    case Op::same_month: return same_month(scene, node);
    case Op::nth_day: return nth_day(scene, node);
    case Op::year: return year(scene, node);
    case Op::decade:
    case Op::tens: return decade(scene, node);
    case Op::century:
    case Op::century_bc: return century(scene, node);
    case Op::same_period: return same_period(scene, node);
    case Op::duration:
    case Op::sum:
    case Op::set:
    case Op::set_freq:
    case Op::set_weekday:
    case Op::set_month:
    case Op::set_season:
    case Op::set_part: return resolve_duration(scene, node);
    case Op::weekday:
    case Op::weekend:
    case Op::monthly:
    case Op::seasonal:
    case Op::season:
    case Op::holiday: return resolve_near(scene, node);
    case Op::zone:
    case Op::zone_offset:
    case Op::clock:
    case Op::clock_hour:
    case Op::clock_past:
    case Op::at:
    case Op::part_of:
    case Op::part_after: return resolve_clock(scene, node);
    case Op::refer: {
      Reading reading;
      reading.when.grain = Grain::day;
      reading.when.reference = word_argument(node, 0);
      return reading;
    }
    case Op::in: {  // a month or day of a year that another rule found
      Maybe inner = inner_reading(scene, node, 0);
      const auto month = whole_argument(scene, node, 1), day = whole_argument(scene, node, 2);
      if (!inner || !month || inner->when.grain != Grain::year || inner->until) return std::nullopt;
      return checked(month_or_day(inner->when.year, *month, day.value_or(0)), inner->anchor);
    }
    case Op::shift: {
      const auto count = whole_argument(scene, node, 0);
      const auto [now, anchor] = timeline.now();
      if (!count) return std::nullopt;
      Maybe moved = shifted(now, anchor, unit_argument(scene, node, 1), *count);
      if (moved) moved->mod = word_argument(node, 2);
      return moved;
    }
    case Op::back_to: {
      const Grain grain = unit_argument(scene, node, 0);
      const auto [from, anchor] = timeline.preceding(grain);
      return shifted(from, anchor, grain, 0);
    }
    case Op::after: {
      const auto count = whole_argument(scene, node, 0);
      const Grain grain = unit_argument(scene, node, 1);
      if (!count) return std::nullopt;
      const auto [from, anchor] = timeline.preceding(std::min(grain, Grain::day));  // a clock time is kept as its day
      return shifted(from, anchor, grain, *count);
    }
    case Op::from: {
      const auto count = whole_argument(scene, node, 0);
      Maybe inner = inner_reading(scene, node, 2);
      if (!count || !inner) return std::nullopt;
      inner->alternatives.clear();
      Maybe found = shifted(inner->when, inner->anchor, unit_argument(scene, node, 1), *count);
      // A week and a day are days, a year before a day is that day.
      if (found && inner->when.grain == Grain::day && inner->when.known() && unit_argument(scene, node, 1) == Grain::week) {
        found->when = shift(inner->when, Grain::day, *count * 7);
      }
      return found;
    }
    case Op::weekday_of: {
      const auto day = whole_argument(scene, node, 0);
      Maybe inner = inner_reading(scene, node, 1);
      const auto bounds = inner ? inner->when.days() : std::nullopt;
      if (!day) return std::nullopt;
      if (!bounds || inner->when.grain != Grain::week) {
        When when = open(Grain::day);
        when.day = *day;
        return reading_of(when);
      }
      inner->mod.clear();
      inner->when = stretch_of(bounds->first + *day - 1, Grain::day);
      return inner;
    }
    case Op::week_of:
    case Op::weekend_of: {
      Maybe inner = inner_reading(scene, node, 0);
      if (!inner) return std::nullopt;
      inner->when = shift(inner->when, node.rule->op == Op::week_of ? Grain::week : Grain::weekend, 0);
      return inner;
    }
    case Op::year_pair: {
      const auto first = whole_argument(scene, node, 0);
      if (!first) return std::nullopt;
      Reading reading = reading_of(open(Grain::year));
      reading.when.year = *first;
      reading.until = reading.when;
      ++reading.until->year;
      return reading;
    }
    case Op::bc: {
      const auto number = whole_argument(scene, node, 0);
      if (!number || *number < 1 || *number > 9999) return std::nullopt;
      Reading reading = reading_of(open(Grain::year));
      reading.when.year = -*number;
      return reading;
    }
    case Op::fiscal: {
      const auto number = whole_argument(scene, node, 0);
      if (!number) return std::nullopt;
      Reading reading = reading_of(open(Grain::fiscal_year));
      reading.when.year = full_year(*number);
      return reading;
    }
    default: return std::nullopt;
  }
}

}  // namespace entente
