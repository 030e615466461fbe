// Names that come again and again ("Friday", "May", "Christmas"): which one is meant, by the anchor and the tense.
#pragma once

#include <optional>

#include "values/resolve.h"

namespace entente {

/// `when` has no year yet; it gets the year that makes it lie near the document's date on the side that the tense says. The year
/// stays open where there is no date. The other live reading is an alternative.
std::optional<Reading> near_year(const Scene& scene, const Node& node, When when);

/// Weekdays, weekends, "last May", "next summer", seasons and named days.
std::optional<Reading> resolve_near(const Scene& scene, const Node& node);

}  // namespace entente
