#include "values/durations.h"

#include "values/clock.h"

namespace entente {
namespace {

using Maybe = std::optional<Reading>;

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
  if (unit->kind == Argument::Kind::capture && node.captures[unit->element].name == Class::seasons) {
    reading.period = "P" + number->str() + season_code(*whole_argument(scene, node, 1));
    return reading;
  }
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
  Maybe first = inner_reading(scene, node, 0);
  const Maybe second = inner_reading(scene, node, 1);
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
      When when = open(Grain::month);
      when.part = *number;
      reading.period = when.value();
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

}  // namespace

Maybe resolve_duration(const Scene& scene, const Node& node) {
  switch (node.rule->op) {
    case Op::duration: return duration(scene, node);
    case Op::sum: return sum(scene, node);
    default: return set(scene, node);
  }
}

}  // namespace entente
