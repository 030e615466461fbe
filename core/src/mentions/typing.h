// From the tagger's coarse classes to mention types.
#pragma once

#include "mentions/context.h"

namespace entente {

/// The type that a name of these lexicon kinds has; `kinds` may hold readings of several types, the most telling wins.
std::optional<MentionType> type_of_kinds(KindSet kinds);

/// Refines the type of each candidate: GPE, LOC or FAC; WEAPON or PRODUCT; LAW or WORK; and closed classes (states, peoples,
/// seas ...) are what the lexicon says they are.
void refine_types(const Context& context, Candidates& candidates);

}  // namespace entente
