// Lengths of time (TIMEX3 DURATION) and what comes again and again (SET): the operations of durations.txt.
#pragma once

#include <optional>

#include "values/resolve.h"

namespace entente {

std::optional<Reading> resolve_duration(const Scene& scene, const Node& node);

}  // namespace entente
