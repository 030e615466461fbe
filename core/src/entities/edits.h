// What the user says of entities.
#pragma once

#include <vector>

#include "entente/options.h"
#include "entities/grouping.h"

namespace entente {

/// Applies merges, splits and chosen readings; splits that follow one another are done together.
void apply_corrections(Grouping& g, const std::vector<Correction>& corrections);

}  // namespace entente
