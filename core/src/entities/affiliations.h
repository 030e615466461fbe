// Family ties, memberships and offices that words around a name say of a person.
#pragma once

#include <vector>

#include "entities/grouping.h"
#include "entities/unmentioned.h"

namespace entente {

/// Adds roles with whom or what they are of: "his sister Kim Yo Jong", "Kim Yo Jong, the leader's sister", "Wang Huning, a member of
/// the Politburo", "the wife of Agnes Bauer". Looks a fixed number of words far.
void add_affiliations(const Grouping& g, std::vector<Entity>& entities, KnownEntities& known);

}  // namespace entente
