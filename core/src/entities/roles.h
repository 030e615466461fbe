// What people are, and of whom.
#pragma once

#include <vector>

#include "entities/grouping.h"

namespace entente {

/// What the text calls people beside their names ("U.S. President", "leader"; titles.h) and in nominals whose holder is known, and whose that is.
/// The same title elsewhere in the text is taken for the same office.
void set_roles(const Grouping& g, std::vector<Entity>& entities);

}  // namespace entente
