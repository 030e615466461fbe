// Why each mention belongs to its entity.
#pragma once

#include "entities/grouping.h"

namespace entente {

/// Sets `link` of the mentions: every one but an entity's first has an antecedent in its own entity that precedes it.
void set_links(Grouping& g);

}  // namespace entente
