// Which names are variants of one another, by the names alone.
#pragma once

#include "entities/grouping.h"

namespace entente {

/// One name of one type is one entity; so are all names of one lexicon entry, and the capitals that stand for it. An acronym joins the
/// name it abbreviates ("Syrian Democratic Forces (SDF) ... the SDF"), a body's short name the full one (bodies.h).
/// Name and aliases of an entry of the user's dictionary are one.
void join_name_variants(Grouping& g, const std::vector<DictionaryName>& dictionary);

}  // namespace entente
