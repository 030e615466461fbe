// Joins what the recognisers propose into one set of names that do not overlap.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Where proposals meet: what the user said wins; a lexicon name that encloses the tagger's pieces wins when it is sure; else
/// the tagger's reading stands, with the lexicon's word added where both agree. Lexicon names that stand alone are taken when
/// they are likely enough.
Candidates combine(const Candidates& tagged, const Candidates& from_lexicon, const Candidates& from_user);

}  // namespace entente
