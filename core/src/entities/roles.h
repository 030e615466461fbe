// What people are, and of whom.
#pragma once

#include <vector>

#include "entities/grouping.h"

namespace entente {

/// Where the title, office or noun that says what somebody is starts before a name: its first token, or `first` when there is none.
std::uint32_t role_start(const Grouping& g, std::uint32_t first);

/// Adds what stands before a person's name: "President", "Foreign Minister", "leader".
void add_role(const Grouping& g, MentionIndex i, Entity& entity);

/// Whom the roles are of: the state or body named right before them ("U.S. President", "North Korean leader", "China's President").
/// The same title elsewhere in the text is taken for the same office.
void set_offices(const Grouping& g, std::vector<Entity>& entities);

}  // namespace entente
