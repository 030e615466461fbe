// Which place a name means, among all places of that name.
#pragma once

#include <optional>
#include <vector>

#include "entities/facts.h"
#include "entities/names.h"

namespace entente {

/// Chooses for every GPE or LOC mention one of the lexicon's places that bear its name, one choice a name and document: by what the
/// place is and how many people live there, by the states the rest of the text speaks of, by places near it that the text names, and
/// by the place that follows it ("Paris, Texas"; "Birmingham in Alabama"). A name is also known without a generic word ("Hubei
/// Province"). Leidner 2007, "Toponym Resolution in Text", describes these heuristics. Sets the facts of those mentions, nothing
/// where no place has the name. Linear in the mentions; `ranges` are the mentions' tokens.
void choose_places(const Document& document, const MatchIndex& matches, const std::vector<Mention>& mentions,
                   const std::vector<TokenRange>& ranges, std::vector<std::optional<Fact>>& facts);

}  // namespace entente
