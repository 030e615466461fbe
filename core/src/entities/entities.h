// Stage: entities. Mentions -> what they refer to.
#pragma once

#include <span>
#include <vector>

#include "entente/analysis.h"
#include "entente/lexicon.h"
#include "entente/options.h"
#include "entente/syntax.h"

namespace entente {

/// Groups name mentions into entities: one name is one entity; lexicon aliases ("U.S.", "United States") are one; a person's
/// family name joins the person whose full name the text gives; an acronym joins the body it abbreviates, a body's
/// name without a word for what it is ("Stanford") the full one; a capital that acts joins its
/// state (metonymy.h). With `syntax` (null: none) nominals and pronouns join them and become mentions, and names get their extent. Then a user's merges and splits. Sets `entity`, `link`, `reading` and `alternatives` of each mention; returns
/// the entities, numbered in order of their first mention, last those that only an alternative refers to.
std::vector<Entity> group_entities(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon,
                                   const std::vector<Correction>& corrections, std::vector<Mention>& mentions);

}  // namespace entente
