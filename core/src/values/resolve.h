// The meaning of a match: normalisations of core/data/values carried out. Nothing where it means none ("February 30").
#pragma once

#include <optional>

#include "entente/document.h"
#include "values/atoms.h"
#include "values/context.h"
#include "values/matcher.h"
#include "values/reading.h"

namespace entente {

struct Scene {
  const Document& document;
  const Sentence& sentence;
  const Atoms& atoms;
  const Matcher& matches;
  const Timeline& timeline;
};

std::optional<Reading> resolve(const Scene& scene, const Node& node);

/// The operations on amounts, in amounts.cc; the others are times, in times.cc.
std::optional<Reading> resolve_amount(const Scene& scene, const Node& node);
std::optional<Reading> resolve_time(const Scene& scene, const Node& node);

// --- arguments of a normalisation ---

const Argument* argument(const Node& node, std::size_t i);
/// The class value of a captured token, or the argument's own whole number; nothing if absent.
std::optional<std::int32_t> whole_argument(const Scene& scene, const Node& node, std::size_t i);
std::optional<Decimal> number_argument(const Scene& scene, const Node& node, std::size_t i);
/// What another rule found.
const Node* node_argument(const Scene& scene, const Node& node, std::size_t i);
std::string_view word_argument(const Node& node, std::size_t i);
/// A unit, by its letter in the rule or by a captured word.
Grain unit_argument(const Scene& scene, const Node& node, std::size_t i);
/// What another rule found, resolved.
std::optional<Reading> inner_reading(const Scene& scene, const Node& node, std::size_t i);

}  // namespace entente
