#include "values/near.h"

#include "text/ascii.h"
#include "values/calendar.h"

namespace entente {
namespace {

using Maybe = std::optional<Reading>;

constexpr std::int64_t kHalfYear = 183;

Tense tense_of(const Scene& scene, const Node& node) { return tense_at(scene.document, scene.sentence, node.begin, node.end); }

/// First day of the anchor, if it is known to the day (or lies in a known month or year).
std::optional<std::int64_t> anchor_day(const Scene& scene, AnchorUse& use) {
  const auto [now, anchor] = scene.timeline.now();
  if (const auto days = now.days()) {
    use = anchor;
    return days->second;
  }
  return std::nullopt;
}

bool exists(const When& when) { return when.grain != Grain::day || when.day <= days_in_month(when.year, when.part); }

/// The day of a line of holidays.txt in a year; nothing where the list has none.
std::optional<std::int64_t> holiday_in(const std::string& rule, int year) {
  const auto number = [](std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = ascii_digit(c) ? value * 10 + (c - '0') : value;
    return value;
  };
  if (rule.compare(0, 6, "easter") == 0) {
    const int days = number(std::string_view(rule).substr(7));
    return easter(year) + (rule[6] == '-' ? -days : days);
  }
  if (rule.size() == 5) return day_number(year, number(std::string_view(rule).substr(0, 2)), number(std::string_view(rule).substr(3)));
  if (rule.size() >= 6 && rule[4] == '.') {  // "11-4.4": the fourth Thursday of November; "11-4.4+1": the day after it
    const int month = number(std::string_view(rule).substr(0, 2)), day = rule[5] - '0';
    const std::int64_t first = day_number(year, month, 1), last = day_number(year, month, days_in_month(year, month));
    const int more = rule.size() > 7 ? number(std::string_view(rule).substr(7)) : 0;
    if (rule[3] == 'L') return last - (weekday(last) - day + 7) % 7 + more;
    return first + (day - weekday(first) + 7) % 7 + (rule[3] - '1') * 7 + more;
  }
  const std::string prefix = std::to_string(year) + "-";
  for (std::size_t at = 0; at + 10 <= rule.size(); at += 11) {
    if (rule.compare(at, 5, prefix) == 0) return day_number(year, number(std::string_view(rule).substr(at + 5, 2)), number(std::string_view(rule).substr(at + 8, 2)));
  }
  return std::nullopt;
}

Maybe holiday(const Scene& scene, const Node& node) {
  const auto index = whole_argument(scene, node, 0);
  if (!index) return std::nullopt;
  const std::string& rule = Grammar::get().holiday(*index);
  int year = 0;
  Reading reading;
  if (const Node* inner = node_argument(scene, node, 1)) {
    const auto given = resolve(scene, *inner);
    if (!given || given->when.grain != Grain::year) return std::nullopt;
    year = given->when.year;
    reading.anchor = given->anchor;
  } else if (const auto given = whole_argument(scene, node, 1)) {
    year = *given;
  } else if (const auto now = anchor_day(scene, reading.anchor)) {
    year = civil(*now).year;
    const std::string_view first = scene.document.of(scene.document.tokens[node.begin]);
    const auto here = holiday_in(rule, year);
    const Tense tense = tense_of(scene, node);
    const bool next = first == "next" || (first != "last" && tense == Tense::future), last = first == "last" || (first != "next" && tense == Tense::past);
    if (here && next && *here < *now) ++year;
    if (here && last && *here > *now) --year;
    if (here && tense == Tense::open && first != "next" && first != "last" && first != "this") {
      if (*here - *now > kHalfYear) --year;
      if (*now - *here > kHalfYear) ++year;
    }
  }
  const auto day = year ? holiday_in(rule, year) : std::nullopt;
  reading.when = day ? stretch_of(*day, Grain::day) : open(Grain::day);
  if (!day) reading.when.year = year;
  if (!day && rule.size() == 5) {
    reading.when.part = (rule[0] - '0') * 10 + rule[1] - '0';
    reading.when.day = (rule[3] - '0') * 10 + rule[4] - '0';
  }
  return reading;
}

Maybe weekday_near(const Scene& scene, const Node& node) {
  const auto wanted = whole_argument(scene, node, 0);
  if (!wanted) return std::nullopt;
  Reading reading;
  const auto now = anchor_day(scene, reading.anchor);
  if (!now || scene.timeline.document().grain != Grain::day) {
    reading.anchor = {};
    reading.when = open(Grain::day);
    reading.when.day = *wanted;
    return reading;
  }
  const int back = (weekday(*now) - *wanted + 7) % 7, ahead = (*wanted - weekday(*now) + 7) % 7;
  if (const auto side = whole_argument(scene, node, 1)) {
    reading.when = stretch_of(*side < 0 ? *now - (back ? back : 7) : *now + (ahead ? ahead : 7), Grain::day);
    return reading;
  }
  Tense tense = tense_of(scene, node);
  if (tense == Tense::open && word_argument(node, 1) == "this") tense = Tense::future;
  reading.when = stretch_of(tense == Tense::future ? *now + ahead : *now - back, Grain::day);
  if (tense == Tense::open && back) reading.alternatives.push_back(stretch_of(*now + ahead, Grain::day));
  return reading;
}

Maybe weekend_near(const Scene& scene, const Node& node) {
  Reading reading;
  const auto now = anchor_day(scene, reading.anchor);
  if (!now || scene.timeline.document().grain != Grain::day) {
    reading.anchor = {};
    reading.when = open(Grain::weekend);
    return reading;
  }
  const When here = stretch_of(*now, Grain::weekend);
  const bool on_it = weekday(*now) >= 6;
  const Tense tense = tense_of(scene, node);
  const When before = on_it ? here : stretch_of(*now - 7, Grain::weekend);
  reading.when = tense == Tense::future ? here : before;
  if (!on_it && tense == Tense::open) reading.alternatives.push_back(here);
  return reading;
}

/// "Last May", "next summer": the nearest on that side, not the present one.
Maybe stepped(const Scene& scene, const Node& node, Grain grain) {
  const auto part = whole_argument(scene, node, 0), side = whole_argument(scene, node, 1);
  if (!part || !side) return std::nullopt;
  Reading reading;
  reading.when = open(grain);
  reading.when.part = *part;
  const auto now = anchor_day(scene, reading.anchor);
  if (!now) return reading;
  const When here = stretch_of(*now, grain);
  reading.when.year = here.year;
  if (*side < 0 && *part >= here.part) --reading.when.year;
  if (*side > 0 && *part <= here.part) ++reading.when.year;
  if (const auto day = whole_argument(scene, node, 2)) {  // "last March 31", also where this month's 31st is meant
    reading.when.grain = Grain::day;
    reading.when.day = *day;
    const auto on = civil(*now);
    if (*part == on.month && *side != 0) reading.when.year = on.year + (*side < 0 ? (*day < on.day ? 0 : -1) : (*day > on.day ? 0 : 1));
    if (!exists(reading.when)) return std::nullopt;
  }
  return reading;
}

Maybe season(const Scene& scene, const Node& node) {
  const auto part = whole_argument(scene, node, 0);
  if (!part) return std::nullopt;
  When when = open(Grain::season);
  when.part = *part;
  if (const Node* inner = node_argument(scene, node, 1)) {
    auto given = resolve(scene, *inner);
    if (!given || given->when.grain != Grain::year || given->until) return std::nullopt;
    when.year = given->when.year;
    given->when = when;
    return given;
  }
  if (const auto year = whole_argument(scene, node, 1)) {
    Reading reading;
    when.year = *year;
    reading.when = when;
    return reading;
  }
  return near_year(scene, node, when);
}

}  // namespace

Maybe near_year(const Scene& scene, const Node& node, When when) {
  Reading reading;
  const auto now = anchor_day(scene, reading.anchor);
  if (!now) {  // no date of the document: the year of what was told last
    const auto [before, anchor] = scene.timeline.preceding(Grain::year);
    if (before.known() && before.grain >= Grain::year) {
      when.year = before.year;
      reading.anchor = anchor;
    }
    if (!exists(when)) return std::nullopt;
    reading.when = when;
    return reading;
  }
  const auto in = [&when](int year) {
    When moved = when;
    moved.year = year;
    return moved;
  };
  const int year = civil(*now).year;
  When here = in(year);
  if (!exists(here)) {  // 29 February
    if (when.day > days_in_month(0, when.part)) return std::nullopt;
    int near = year;
    while (!exists(in(near)) && year - near < 8) --near;
    reading.when = in(near);
    return reading;
  }
  const auto bounds = here.days();
  if (!bounds) return std::nullopt;
  Tense tense = tense_of(scene, node);
  // Companies and statistics tell of quarters that have begun.
  if (tense == Tense::open && (when.grain == Grain::quarter || when.grain == Grain::half)) tense = Tense::past;
  const std::int64_t ahead = bounds->first - *now, behind = *now - bounds->second;
  reading.when = here;
  if (tense == Tense::past && ahead > 0 && exists(in(year - 1))) reading.when = in(year - 1);
  if (tense == Tense::future && behind > 31 && exists(in(year + 1))) reading.when = in(year + 1);
  if (tense == Tense::open) {
    if (ahead > kHalfYear) reading.when = in(year - 1);
    if (behind > kHalfYear) reading.when = in(year + 1);
    if (ahead > 0) reading.alternatives.push_back(in(ahead > kHalfYear ? year : year - 1));
  }
  return reading;
}

Maybe resolve_near(const Scene& scene, const Node& node) {
  switch (node.rule->op) {
    case Op::weekday: return weekday_near(scene, node);
    case Op::weekend: return weekend_near(scene, node);
    case Op::monthly: return stepped(scene, node, Grain::month);
    case Op::seasonal: return stepped(scene, node, Grain::season);
    case Op::season: return season(scene, node);
    case Op::holiday: return holiday(scene, node);
    default: return std::nullopt;
  }
}

}  // namespace entente
