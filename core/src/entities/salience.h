// What a text is about: position, grammatical role and frequency of mentions.
#pragma once

#include "entities/grouping.h"

namespace entente {

/// What a mention counts for: a subject is more of what a text is about than an object, that more than the rest (centering's order of
/// roles: Grosz, Joshi and Weinstein 1995).
std::uint32_t role_weight(GrammaticalRole role);

/// Each entity's share in the weights of all mentions; one in the title counts double.
void set_salience(const Grouping& g, std::vector<Entity>& entities);

}  // namespace entente
