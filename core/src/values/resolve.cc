#include "values/resolve.h"

#include <utility>

namespace entente {
namespace {

/// TIDES 2005, 3.2.4: what is more than three years ago lies BEFORE the day three years ago, what is more than three years hence AFTER it.
std::string mod_of_point(std::string_view length, bool ahead) {
  constexpr struct {
    std::string_view of_length;
    const char *behind, *ahead;
  } kMods[] = {{"MORE_THAN", "BEFORE", "AFTER"}, {"LESS_THAN", "AFTER", "BEFORE"}, {"EQUAL_OR_MORE", "ON_OR_BEFORE", "ON_OR_AFTER"}, {"EQUAL_OR_LESS", "ON_OR_AFTER", "ON_OR_BEFORE"}};
  for (const auto& mod : kMods) {
    if (mod.of_length == length) return ahead ? mod.ahead : mod.behind;
  }
  return std::string(length);
}

}  // namespace

const Argument* argument(const Node& node, std::size_t i) { return i < node.rule->arguments.size() ? &node.rule->arguments[i] : nullptr; }

std::optional<Decimal> number_argument(const Scene& scene, const Node& node, std::size_t i) {
  const Argument* wanted = argument(node, i);
  if (!wanted) return std::nullopt;
  if (wanted->kind == Argument::Kind::number) return wanted->number;
  if (wanted->kind != Argument::Kind::capture) return std::nullopt;
  const Capture& capture = node.captures[wanted->element];
  if (!capture.present || capture.node >= 0) return std::nullopt;
  Decimal number{capture.value, 0};
  if (capture.name == Class::num || capture.name == Class::bignum) number = scene.atoms.numbers[static_cast<std::size_t>(capture.value)];
  if (wanted->negative) number.mantissa = -number.mantissa;
  return number;
}

std::optional<std::int32_t> whole_argument(const Scene& scene, const Node& node, std::size_t i) {
  const auto number = number_argument(scene, node, i);
  if (!number) return std::nullopt;
  Decimal size = *number;
  if (size.mantissa < 0) size.mantissa = -size.mantissa;
  const std::int64_t whole = size.whole(100'000'000);
  if (whole < 0) return std::nullopt;
  return static_cast<std::int32_t>(number->mantissa < 0 ? -whole : whole);
}

const Node* node_argument(const Scene& scene, const Node& node, std::size_t i) {
  const Argument* wanted = argument(node, i);
  if (!wanted || wanted->kind != Argument::Kind::capture) return nullptr;
  const Capture& capture = node.captures[wanted->element];
  return capture.present && capture.node >= 0 ? &scene.matches.node(capture.node) : nullptr;
}

std::string_view word_argument(const Node& node, std::size_t i) {
  const Argument* wanted = argument(node, i);
  return wanted && wanted->kind == Argument::Kind::word ? std::string_view(wanted->word) : std::string_view();
}

Grain unit_argument(const Scene& scene, const Node& node, std::size_t i) {
  const std::string_view word = word_argument(node, i);
  if (word.size() == 1) return grain_of(word[0]);
  const auto letter = whole_argument(scene, node, i);
  return letter ? grain_of(static_cast<char>(*letter)) : Grain::none;
}

std::optional<Reading> inner_reading(const Scene& scene, const Node& node, std::size_t i) {
  const Node* inner = node_argument(scene, node, i);
  return inner ? resolve(scene, *inner) : std::nullopt;
}

std::optional<Reading> resolve(const Scene& scene, const Node& node) {
  switch (node.rule->op) {
    case Op::same: {
      const Node* inner = node_argument(scene, node, 0);
      return inner ? resolve(scene, *inner) : std::nullopt;
    }
    case Op::mod: {
      Reading reading;
      reading.mod = word_argument(node, 0);
      return reading;
    }
    case Op::with: {
      const Node *mod = node_argument(scene, node, 0), *inner = node_argument(scene, node, 1);
      if (!mod || !inner) return std::nullopt;
      auto reading = resolve(scene, *inner);
      if (!reading || word_argument(*mod, 0) == "NONE") return reading;
      const Op op = inner->rule->op;
      const bool reckoned = op == Op::shift || op == Op::after || op == Op::from;
      reading->mod = reckoned ? mod_of_point(word_argument(*mod, 0), whole_argument(scene, *inner, 0).value_or(0) > 0) : word_argument(*mod, 0);
      return reading;
    }
    case Op::mod_of:
    case Op::part: {
      const Node* inner = node_argument(scene, node, 1);
      auto reading = inner ? resolve(scene, *inner) : std::nullopt;
      if (reading) reading->mod = word_argument(node, 0);
      return reading;
    }
    default:
      return node.rule->op >= Op::number ? resolve_amount(scene, node) : resolve_time(scene, node);
  }
}

}  // namespace entente
