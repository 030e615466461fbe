// The second recogniser: names that the lexicon knows, whatever the tagger says.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Longest matches from left to right, none overlapping, with a confidence that falls with the ambiguity of their words
/// (a city called like a surname, a newspaper called like a common word).
Candidates lexicon_names(const Context& context);

}  // namespace entente
