// What people are, and of whom.
#pragma once

#include <vector>

#include "entities/grouping.h"
#include "entities/unmentioned.h"

namespace entente {

/// The entity that a role beside this mention is of: for a people its state. Nothing where that is neither state nor body.
std::optional<std::uint32_t> whole_of(const Grouping& g, std::vector<Entity>& entities, KnownEntities& known, MentionIndex named);

/// What the text calls people beside their names ("U.S. President", "leader"; titles.h) and in nominals whose holder is known, and whose that is.
/// "Russian President" speaks of Russia even where the text does not name it. The same title elsewhere in the text is taken for the same office.
void set_roles(const Grouping& g, std::vector<Entity>& entities, KnownEntities& known);

}  // namespace entente
