// Whom "both countries" and "the two leaders" mean.
#pragma once

#include <optional>
#include <vector>

#include "coreference/phrases.h"
#include "entente/syntax.h"
#include "entities/grouping.h"
#include "entities/titles.h"
#include "entities/unmentioned.h"

namespace entente {

/// Of each phrase which two it means, where exactly two fit: two states, people or bodies that act in the sentences just before it (subjects, objects,
/// parties; not "in Sweden"), or the only two of the text so far. A list of just these two names means them too. "The two presidents" are two whom
/// the text calls so, or of whom it says nothing else. Linear: each look back goes a fixed number of sentences.
std::vector<std::optional<PairPhrase>> read_pairs(Grouping& g, const Syntax& syntax, const std::vector<Phrase>& phrases, const TitleReader& titles);

/// Gives the entities of such phrases their members and name. Two people are no person: their entity is `other`; what the words name is still the members' type.
void set_members(Grouping& g, std::vector<Entity>& entities, KnownEntities& known);

}  // namespace entente
