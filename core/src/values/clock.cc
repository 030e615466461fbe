#include "values/clock.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

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

/// "T19", "T19:59:30" and what follows them: hour, minute and second, -1 where not said.
struct ClockFields {
  std::array<std::int64_t, 3> part{-1, -1, -1};
  std::string_view zone;
};
std::optional<ClockFields> read_fields(std::string_view time) {
  ClockFields fields;
  for (std::size_t i = 0; i < 3 && time.size() >= 3 && (time[0] == 'T' || (i > 0 && time[0] == ':')); ++i) {
    if (!ascii_digit(time[1]) || !ascii_digit(time[2])) break;
    fields.part[i] = (time[1] - '0') * 10 + (time[2] - '0');
    time.remove_prefix(3);
  }
  fields.zone = time;
  if (fields.part[0] < 0) return std::nullopt;
  return fields;
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

When shift_clock(const When& from, Grain unit, std::int64_t count) {
  constexpr std::array<std::int64_t, 3> kSeconds{3600, 60, 1};
  constexpr std::int64_t kDay = 86400, kMost = 20000 * kDay;
  const std::size_t finest = unit == Grain::hour ? 0 : unit == Grain::minute ? 1 : 2;
  When when = open(Grain::day);
  if (count > kMost || count < -kMost) return when;
  const std::int64_t moved = count * kSeconds[finest];
  if (moved % kDay == 0) {
    when = shift(from, Grain::day, moved / kDay);
    when.time = from.time;
    return when;
  }
  const auto fields = read_fields(from.time);
  if (!fields) {
    if (moved < kDay && moved > -kDay) when = shift(from, Grain::day, 0);
    when.time = "TXX";
    return when;
  }
  std::int64_t seconds = moved;
  for (std::size_t i = 0; i < 3; ++i) seconds += std::max<std::int64_t>(fields->part[i], 0) * kSeconds[i];
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - kDay + 1) / kDay;
  seconds -= days * kDay;
  when = shift(from, Grain::day, days);
  for (std::size_t i = 0; i < 3 && (i <= finest || fields->part[i] >= 0); ++i) {
    when.time += i == 0 ? 'T' : ':';
    append_two(when.time, static_cast<int>(seconds / kSeconds[i]));
    seconds %= kSeconds[i];
  }
  when.time += fields->zone;
  return when;
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
      const auto part = whole_argument(scene, node, 0), days = whole_argument(scene, node, 1);
      const auto [from, anchor] = scene.timeline.preceding(Grain::day);
      if (!part || !days) return std::nullopt;
      Reading day;
      day.when = shift(from, Grain::day, *days);
      day.when.time = part_of_day(*part);
      day.anchor = anchor;
      return day;
    }
    default: return std::nullopt;
  }
}

}  // namespace entente
