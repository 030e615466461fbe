// People named side by side without a comma, as in lists of those present and at the end of letters.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Parts "Pam Butler Renee Ratcliff", "Phillip Phillip" and "Brandon Luna - Analyst", which the tagger reads as one person, unless the
/// lexicon knows the whole (Sirhan Sirhan). `candidates` come and go in order.
void split_person_runs(const Context& context, Candidates& candidates);

}  // namespace entente
