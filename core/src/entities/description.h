// What is said of an entity: its type, name, aliases, roles and identifiers.
#pragma once

#include <vector>

#include "entities/confirmation.h"
#include "entities/grouping.h"
#include "entities/unmentioned.h"

namespace entente {

/// One entity a cluster, in order of their first mention. Sets `entity` of the mentions and the type of those that are no names. The
/// longest name is the entity's unless the lexicon knows better; what only nominals and pronouns refer to is called by the first nominal.
std::vector<Entity> describe_entities(Grouping& g, const Confirmation& confirmation);

/// Of a seat of government both readings, where both are live; what no mention refers to in the end is an entity too then.
void keep_other_readings(Grouping& g, KnownEntities& known);

}  // namespace entente
