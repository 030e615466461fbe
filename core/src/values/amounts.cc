// Money, percentages, measures and counts.
#include <algorithm>

#include "text/text.h"
#include "values/resolve.h"

namespace entente {
namespace {

constexpr Decimal kHundredth{1, -2};

/// Argument `i` as an amount: a number of the text or of the rule, or what another rule read.
std::optional<Reading> amount(const Scene& scene, const Node& node, std::size_t i) {
  if (const Node* inner = node_argument(scene, node, i)) return resolve(scene, *inner);
  const auto number = number_argument(scene, node, i);
  if (!number) return std::nullopt;
  Reading reading;
  reading.number = number;
  return reading;
}

/// Arguments `i` and, if it is there, `i + 1` as one amount or a range; nothing if a range falls.
std::optional<Reading> amounts(const Scene& scene, const Node& node, std::size_t i) {
  auto low = amount(scene, node, i);
  if (!low || !argument(node, i + 1) || argument(node, i + 1)->kind == Argument::Kind::unknown) return low;
  const auto high = amount(scene, node, i + 1);
  if (!high || !high->number || !low->number) return std::nullopt;
  low->high = high->number;
  if (low->unit.empty()) low->unit = high->unit;
  return low;
}

/// "1.2-1.5 billion": the power is said once. A range that still falls is none.
bool spread(Reading& reading) {
  if (!reading.number || !reading.high) return true;
  for (int power : {3, 6, 9, 12}) {
    const auto scaled = multiply(*reading.number, {1, power});
    if (!scaled || compare(*scaled, *reading.high) > 0) break;
    if (compare(*reading.number, {1000, 0}) < 0 && compare(*reading.high, {1, power}) >= 0) {
      const auto next = multiply(*reading.high, {1, -power});
      if (next && compare(*next, {1000, 0}) < 0) {
        reading.number = scaled;
        break;
      }
    }
  }
  return compare(*reading.number, *reading.high) < 0;
}

template <class Change>
bool each_number(Reading& reading, Change change) {
  for (std::optional<Decimal>* number : {&reading.number, &reading.high}) {
    if (!*number) continue;
    *number = change(**number);
    if (!*number) return false;
  }
  return true;
}

/// A difference ("warmer by 2 degrees") has no zero of its own.
std::optional<Decimal> in_si(Decimal number, const Grammar::Measure& measure, bool difference = false) {
  const auto from_zero = difference ? number : add(number, {-measure.zero.mantissa, measure.zero.exponent});
  const auto product = from_zero ? multiply(*from_zero, measure.factor) : std::nullopt;
  return product && measure.divisor != 1 ? divide(*product, measure.divisor) : product;
}

/// The value that the word of a currency or measure has: one of the text, or one that the rule names ("inch").
std::optional<std::int32_t> table_index(const Node& node, std::size_t i) {
  const Argument* wanted = argument(node, i);
  if (wanted && wanted->kind == Argument::Kind::word) {
    const Grammar::Word* named = Grammar::get().find(fold_hash(wanted->word));
    const auto* end = named ? named->values.data() + named->values.size() : nullptr;
    const auto* found = named ? std::find_if(named->values.data(), end, [](const ClassValue& known) { return known.name == Class::measure; }) : nullptr;
    return found != end ? std::optional(found->value) : std::nullopt;
  }
  if (!wanted || wanted->kind != Argument::Kind::capture || !node.captures[wanted->element].present) return std::nullopt;
  return node.captures[wanted->element].value;
}

std::optional<Reading> money(const Scene& scene, const Node& node) {
  auto reading = amounts(scene, node, 1);
  if (!reading || !spread(*reading)) return std::nullopt;
  const auto index = table_index(node, 0);
  reading->unit = index ? Grammar::get().currency(*index) : std::string(word_argument(node, 0));
  if (node.rule->op == Op::cents && !each_number(*reading, [](Decimal n) { return multiply(n, kHundredth); })) return std::nullopt;
  return reading;
}

std::optional<Reading> measure(const Scene& scene, const Node& node) {
  auto reading = amounts(scene, node, 1);
  const auto index = table_index(node, 0);
  if (!reading || !index || (reading->high && compare(*reading->number, *reading->high) >= 0)) return std::nullopt;
  const Grammar::Measure& unit = Grammar::get().measure(*index);
  reading->unit = unit.unit;
  const bool difference = word_argument(node, 3) == "difference";
  if (!each_number(*reading, [&](Decimal n) { return in_si(n, unit, difference); })) return std::nullopt;
  return reading;
}

/// "5 ft 10 in": both in the same SI unit, the second the smaller.
std::optional<Reading> measures(const Scene& scene, const Node& node) {
  const auto large = table_index(node, 0), small = table_index(node, 2);
  const auto first = number_argument(scene, node, 1), second = number_argument(scene, node, 3);
  if (!large || !small || !first || !second) return std::nullopt;
  const Grammar::Measure &a = Grammar::get().measure(*large), &b = Grammar::get().measure(*small);
  if (a.unit != b.unit || compare(a.factor, b.factor) <= 0) return std::nullopt;
  const auto left = in_si(*first, a), right = in_si(*second, b);
  Reading reading;
  reading.unit = a.unit;
  reading.number = left && right ? add(*left, *right) : std::nullopt;
  if (!reading.number) return std::nullopt;
  return reading;
}

}  // namespace

std::optional<Reading> resolve_amount(const Scene& scene, const Node& node) {
  switch (node.rule->op) {
    case Op::number:
    case Op::range: {
      auto reading = amounts(scene, node, 0);
      if (!reading || !spread(*reading)) return std::nullopt;
      return reading;
    }
    case Op::power: {
      const auto number = number_argument(scene, node, 0);
      const auto power = whole_argument(scene, node, 1);
      Reading reading;
      reading.number = number && power ? multiply(*number, {1, *power}) : std::nullopt;
      if (!reading.number) return std::nullopt;
      return reading;
    }
    case Op::money:
    case Op::cents: return money(scene, node);
    case Op::percent:
    case Op::points:
    case Op::basis: {
      auto reading = amounts(scene, node, 0);
      if (!reading || (reading->high && compare(*reading->number, *reading->high) >= 0)) return std::nullopt;
      reading->unit = node.rule->op == Op::percent ? "%" : "pp";
      if (node.rule->op == Op::basis && !each_number(*reading, [](Decimal n) { return multiply(n, kHundredth); })) return std::nullopt;
      return reading;
    }
    case Op::measure: return measure(scene, node);
    case Op::measures: return measures(scene, node);
    case Op::fraction: {
      const auto above = number_argument(scene, node, 0);
      const auto below = whole_argument(scene, node, 1);
      Reading reading;
      reading.number = above && below && *below > 0 ? divide(*above, *below) : std::nullopt;
      if (!reading.number) return std::nullopt;
      return reading;
    }
    case Op::many: {
      auto reading = amount(scene, node, 0);
      if (reading) reading->open_count = true;
      return reading;
    }
    case Op::ordinal: return amount(scene, node, 0);
    default: return std::nullopt;
  }
}

}  // namespace entente
