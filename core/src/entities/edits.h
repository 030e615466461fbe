// What the user says of entities.
#pragma once

#include <vector>

#include "entente/options.h"
#include "entities/grouping.h"

namespace entente {

/// Applies merges and splits in the order given. `corrected` gets for each how many mentions changed their entity.
void apply_corrections(Grouping& g, const std::vector<Correction>& corrections, std::vector<std::uint32_t>& corrected);

}  // namespace entente
