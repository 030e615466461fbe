#include "values/clock.h"

namespace entente {
namespace {

using Maybe = std::optional<Reading>;

constexpr std::int32_t kOpenZone = 10000;  // as rules.cc reads "-" in calendar.txt

void append_two(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

std::string time_string(const Reading& clock) {
  std::string out = "T";
  append_two(out, clock.hour);
  for (const int part : {clock.minute, clock.second}) {
    if (part < 0) break;
    out += ':';
    append_two(out, part);
  }
  if (!clock.offset) return out;
  if (*clock.offset == 0) return out + "Z";
  const int size = *clock.offset < 0 ? -*clock.offset : *clock.offset;
  out += *clock.offset < 0 ? '-' : '+';
  append_two(out, size / 60);
  out += ':';
  append_two(out, size % 60);
  return out;
}

/// "7 pm" is 19, "12 am" 0; "7 in the evening" likewise (PART). Nothing where the hour is none of that half.
bool halve(const Scene& scene, const Node& node, std::size_t i, Reading& clock) {
  const Argument* half = argument(node, i);
  if (!half || half->kind != Argument::Kind::capture) return clock.hour < 24 || (clock.hour == 24 && clock.minute <= 0);
  const auto value = whole_argument(scene, node, i);
  if (!value || clock.hour < 1 || clock.hour > 12) return false;
  const bool part = node.captures[half->element].name == Class::part;
  const bool after_noon = part ? *value == 3 || *value == 4 || (*value == 5 && clock.hour >= 6 && clock.hour < 12) : *value == 12;
  clock.hour = clock.hour % 12 + (after_noon ? 12 : 0);
  return true;
}

Maybe clock(const Scene& scene, const Node& node) {
  Reading clock;
  const auto value = whole_argument(scene, node, 0);
  if (!value) return std::nullopt;
  if (node.rule->op == Op::clock) {
    std::int32_t digits = *value;
    const Argument* first = argument(node, 0);
    const bool military = node.captures[first->element].name == Class::hhmm;
    if (!military && digits >= kClockUtc) {
      clock.offset = 0;
      digits -= kClockUtc;
    }
    if (!military && digits >= kClockSeconds) {
      digits -= kClockSeconds;
      clock.second = digits % 100;
    }
    clock.hour = military ? digits / 100 : digits / 10000;
    clock.minute = military ? digits % 100 : digits / 100 % 100;
  } else {
    clock.hour = *value;
  }
  if (node.rule->op == Op::clock_past) {
    const auto minutes = whole_argument(scene, node, 1);
    if (!minutes || clock.hour < 1 || clock.hour > 12) return std::nullopt;
    clock.minute = *minutes < 0 ? 60 + *minutes : *minutes;
    if (*minutes < 0) clock.hour = clock.hour == 1 ? 12 : clock.hour - 1;
    return clock;
  }
  if (!halve(scene, node, 1, clock) || clock.hour > 24) return std::nullopt;
  if (const Node* zone = node_argument(scene, node, 2)) {
    const auto offset = resolve(scene, *zone);
    if (!offset) return std::nullopt;
    clock.offset = offset->offset;
  }
  return clock;
}

/// The day that a clock time or a part of a day belongs to: argument `i`.
Maybe day_for(const Scene& scene, const Node& node, std::size_t i) {
  if (const Node* inner = node_argument(scene, node, i)) {
    auto day = resolve(scene, *inner);
    if (!day || day->when.grain != Grain::day || !day->when.reference.empty() || day->until) return std::nullopt;
    day->alternatives.clear();
    return day;
  }
  Reading day;
  const std::string_view which = word_argument(node, i);
  // A clock time keeps to the days of its own sentence.
  const auto [from, anchor] = which.empty() ? scene.timeline.preceding(Grain::day, node.rule->op == Op::at ? scene.sentence.span.begin : 0) : scene.timeline.now();
  day.when = shift(from, Grain::day, which == "yesterday" ? -1 : 0);
  day.anchor = anchor;
  return day;
}

}  // namespace

std::string part_of_day(int part) {
  constexpr const char* kParts[] = {"TMO", "TMI", "TAF", "TEV", "TNI", "TMO", "TEV"};
  return part >= 1 && part <= 7 ? kParts[part - 1] : "";
}

std::string period(Decimal count, Grain grain) {
  int times = 1;
  char letter = 'D';
  switch (grain) {
    case Grain::century: letter = 'Y'; times = 100; break;
    case Grain::decade: letter = 'Y'; times = 10; break;
    case Grain::year:
    case Grain::fiscal_year: letter = 'Y'; break;
    case Grain::half: letter = 'M'; times = 6; break;
    case Grain::quarter: letter = 'Q'; break;
    case Grain::month: letter = 'M'; break;
    case Grain::week: letter = 'W'; break;
    case Grain::weekend: return "P" + count.str() + "WE";
    case Grain::hour: letter = 'H'; break;
    case Grain::minute: letter = 'M'; break;
    case Grain::second: letter = 'S'; break;
    default: break;
  }
  const auto size = multiply(count, {times, 0});
  // Half a year, half an hour, half a day: the next smaller unit says it whole.
  if (size && !size->is_integer()) {
    struct Smaller {
      Grain from, to;
      int parts;
    };
    for (const Smaller& step : {Smaller{Grain::year, Grain::month, 12}, {Grain::hour, Grain::minute, 60}, {Grain::day, Grain::hour, 24}, {Grain::minute, Grain::second, 60}}) {
      if (step.from != grain) continue;
      const auto whole = multiply(*size, {step.parts, 0});
      if (whole && whole->is_integer() && compare(count, {1, 0}) < 0) return period(*whole, step.to);
    }
  }
  return std::string(grain >= Grain::hour ? "PT" : "P") + (size ? size->str() : "X") + letter;
}

std::string vague_period(Grain grain) {
  if (grain == Grain::decade) return "PXDE";
  if (grain == Grain::century) return "PXCE";
  std::string out = period({1, 0}, grain);
  out[out.find('1')] = 'X';
  return out;
}

Maybe resolve_clock(const Scene& scene, const Node& node) {
  switch (node.rule->op) {
    case Op::zone: {
      Reading zone;
      if (const auto minutes = whole_argument(scene, node, 0); minutes && *minutes != kOpenZone) zone.offset = *minutes;
      return zone;
    }
    case Op::zone_offset: {
      const auto base = whole_argument(scene, node, 0), hours = whole_argument(scene, node, 1);
      if (!base || !hours || *base == kOpenZone || *hours > 14) return std::nullopt;
      Reading zone;
      const bool west = scene.document.of(scene.document.tokens[node.begin + 1]) == "-";
      zone.offset = *base + (west ? -60 : 60) * *hours;
      return zone;
    }
    case Op::clock:
    case Op::clock_hour:
    case Op::clock_past: return clock(scene, node);
    case Op::at: {
      const Node* time = node_argument(scene, node, 0);
      const auto read = time ? resolve(scene, *time) : std::nullopt;
      Maybe day = day_for(scene, node, 1);
      if (!read || !day || read->hour < 0) return std::nullopt;
      day->when.time = time_string(*read);
      day->mod.clear();
      return day;
    }
    case Op::part_of: {
      const auto part = whole_argument(scene, node, 1);
      Maybe day = day_for(scene, node, 0);
      if (!part || !day) return std::nullopt;
      day->when.time = part_of_day(*part);
      return day;
    }
    case Op::part_after: {
      const auto part = whole_argument(scene, node, 0);
      const auto [from, anchor] = scene.timeline.preceding(Grain::day);
      if (!part) return std::nullopt;
      const std::string_view which = scene.document.of(scene.document.tokens[node.end - 2]);
      Reading day;
      day.when = shift(from, Grain::day, which == "previous" ? -1 : 1);
      day.when.time = part_of_day(*part);
      day.anchor = anchor;
      return day;
    }
    default: return std::nullopt;
  }
}

}  // namespace entente
