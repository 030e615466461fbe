// Calendar times, durations and sets: the operations of times.txt. Clock times are in clock.cc.
#include "values/absolute_date.h"
#include "values/calendar.h"
#include "values/clock.h"
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

Grain unit_argument(const Scene& scene, const Node& node, std::size_t i) {
  const std::string_view word = word_argument(node, i);
  if (word.size() == 1) return grain_of(word[0]);
  const auto letter = whole_argument(scene, node, i);
  return letter ? grain_of(static_cast<char>(*letter)) : Grain::none;
}

/// A known time that another rule found.
Maybe inner_time(const Scene& scene, const Node& node, std::size_t i) {
  const Node* inner = node_argument(scene, node, i);
  return inner ? resolve(scene, *inner) : std::nullopt;
}

Maybe shifted(const When& from, AnchorUse anchor, Grain grain, std::int64_t count) {
  if (grain == Grain::none) return std::nullopt;
  if (grain >= Grain::hour) {  // the clock of the anchor is not known so far
    When when = shift(from, Grain::day, 0);
    when.time = "TXX";
    return reading_of(when, std::move(anchor));
  }
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
  Maybe inner = inner_time(scene, node, 2);
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
  Maybe inner = inner_time(scene, node, 2);
  const auto bounds = inner ? inner->when.days() : std::nullopt;
  if (!count || !day || !bounds || inner->when.grain != Grain::month) return std::nullopt;
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

Maybe duration(const Scene& scene, const Node& node) {
  const bool vague = word_argument(node, 0) == "X";
  const Argument* unit = argument(node, 1);
  const Grain grain = unit_argument(scene, node, 1);
  const auto number = number_argument(scene, node, 0);
  if (!vague && (!number || number->mantissa < 0)) return std::nullopt;
  Reading reading;
  // "Fortnight" holds its own number of weeks; so does every unit that TIMEX3 has no letter of its own for.
  const bool fortnights = unit->kind == Argument::Kind::capture && node.captures[unit->element].name == Class::fortnight;
  const auto size = fortnights ? multiply(*number, {2, 0}) : number;
  const Grain used = fortnights ? Grain::week : grain;
  if (used == Grain::none || (!vague && !size)) return std::nullopt;
  reading.period = vague ? vague_period(used) : period(*size, used);
  reading.unit_grain = used;
  if (word_argument(node, 2) == "before" || word_argument(node, 2) == "after") {
    const auto [now, anchor] = scene.timeline.now();
    reading.anchor = anchor;
  } else if (const auto high = number_argument(scene, node, 2)) {
    if (compare(*number, *high) >= 0) return std::nullopt;
    reading.period += "/" + period(*high, used);
  }
  return reading;
}

/// "Two hours and 30 minutes": PT2H30M. The second unit is the smaller.
Maybe sum(const Scene& scene, const Node& node) {
  Maybe first = inner_time(scene, node, 0);
  const Maybe second = inner_time(scene, node, 1);
  if (!first || !second || first->unit_grain >= second->unit_grain || first->period.find('/') != std::string::npos) return std::nullopt;
  if (first->period.find('X') != std::string::npos || second->period.find_first_of("X/") != std::string::npos || !second->mod.empty()) return std::nullopt;
  const bool clock = first->unit_grain >= Grain::hour;
  first->period += std::string_view(second->period).substr(clock ? 2 : 1);
  first->unit_grain = second->unit_grain;
  return first;
}

Maybe set(const Scene& scene, const Node& node) {
  Reading reading;
  reading.set = true;
  const auto day = [&](int number) {
    reading.period = "XXXX-WXX-" + std::to_string(number);
    reading.quant = "EVERY";
  };
  switch (node.rule->op) {
    case Op::set: {
      const Grain grain = unit_argument(scene, node, 1);
      const auto count = number_argument(scene, node, 0);
      if (grain == Grain::none || (!count && word_argument(node, 0) != "X")) return std::nullopt;
      reading.period = count ? period(*count, grain) : vague_period(grain);
      reading.quant = word_argument(node, 2) == "EVERY" ? "EVERY" : "";
      if (word_argument(node, 2).size() == 2) reading.freq = word_argument(node, 2);
      break;
    }
    case Op::set_freq: {
      const auto count = number_argument(scene, node, 0);
      const Grain grain = unit_argument(scene, node, 1);
      if (!count || grain == Grain::none) return std::nullopt;
      reading.period = period({1, 0}, grain);
      reading.freq = count->str() + "X";
      break;
    }
    case Op::set_weekday: {
      const auto number = whole_argument(scene, node, 0);
      if (!number) return std::nullopt;
      if (*number == 0) {
        reading.period = "XXXX-WXX-1/XXXX-WXX-5";
        reading.quant = "EVERY";
      } else {
        day(*number);
      }
      break;
    }
    case Op::set_month: {
      const auto number = whole_argument(scene, node, 0);
      if (!number) return std::nullopt;
      reading.period = month_or_day(0, *number, 0).value();
      reading.quant = "EVERY";
      break;
    }
    case Op::set_season: {
      const auto number = whole_argument(scene, node, 0);
      if (!number) return std::nullopt;
      When when = open(Grain::season);
      when.part = *number;
      reading.period = when.value();
      reading.quant = "EVERY";
      break;
    }
    default: {
      const auto number = whole_argument(scene, node, 0);
      if (!number) return std::nullopt;
      reading.period = "XXXX-XX-XX" + part_of_day(*number);
      reading.quant = "EVERY";
    }
  }
  return reading;
}

Maybe decade(const Scene& scene, const Node& node) {
  const auto number = whole_argument(scene, node, 0);
  if (!number) return std::nullopt;
  When when = open(Grain::decade);
  when.year = node.rule->op == Op::tens ? (*number < 3 ? 200 : 190) + *number : *number;
  return reading_of(when);
}

Maybe century(const Scene& scene, const Node& node) {
  const auto number = whole_argument(scene, node, 0);
  if (!number || *number < 2 || *number > 30) return std::nullopt;
  When when = open(Grain::century);
  when.year = *number - 1;
  return reading_of(when);
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
    case Op::nth_day: return nth_day(scene, node);
    case Op::year: return year(scene, node);
    case Op::decade:
    case Op::decade_part:
    case Op::tens: return decade(scene, node);
    case Op::century: return century(scene, node);
    case Op::duration: return duration(scene, node);
    case Op::sum: return sum(scene, node);
    case Op::set:
    case Op::set_freq:
    case Op::set_weekday:
    case Op::set_month:
    case Op::set_season:
    case Op::set_part: return set(scene, node);
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
      Maybe inner = inner_time(scene, node, 0);
      const auto month = whole_argument(scene, node, 1), day = whole_argument(scene, node, 2);
      if (!inner || !month || inner->when.grain != Grain::year || inner->until) return std::nullopt;
      return checked(month_or_day(inner->when.year, *month, day.value_or(0)), inner->anchor);
    }
    case Op::shift: {
      const auto count = whole_argument(scene, node, 0);
      const auto [now, anchor] = timeline.now();
      if (!count) return std::nullopt;
      return shifted(now, anchor, unit_argument(scene, node, 1), *count);
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
      const auto [from, anchor] = timeline.preceding(grain);
      return shifted(from, anchor, grain, *count);
    }
    case Op::from: {
      const auto count = whole_argument(scene, node, 0);
      Maybe inner = inner_time(scene, node, 2);
      if (!count || !inner) return std::nullopt;
      inner->alternatives.clear();
      Maybe found = shifted(inner->when, inner->anchor, unit_argument(scene, node, 1), *count);
      // A week and a day are days, a year before a day is that day.
      if (found && inner->when.grain == Grain::day && inner->when.known() && unit_argument(scene, node, 1) == Grain::week) {
        found->when = shift(inner->when, Grain::day, *count * 7);
      }
      return found;
    }
    case Op::shift_by: {
      const std::string_view which = scene.document.of(scene.document.tokens[node.end - 2]);
      const auto [now, anchor] = timeline.now();
      return shifted(now, anchor, Grain::week, which == "last" ? -1 : which == "next" ? 1 : 0);
    }
    case Op::weekday_of: {
      const auto day = whole_argument(scene, node, 0);
      Maybe inner = inner_time(scene, node, 1);
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
      Maybe inner = inner_time(scene, node, 0);
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
    case Op::same_century: {
      const auto [now, anchor] = timeline.now();
      return shifted(now, anchor, Grain::century, 0);
    }
    default: return std::nullopt;
  }
}

}  // namespace entente
