// People by their names: full names, family names alone, titles.
#pragma once

#include "entities/gender.h"
#include "entities/grouping.h"

namespace entente {

/// A word alone goes to the person of whose full name it is the family name, else a given name; where there are several, to
/// the one named most often in full, the earlier on a tie. "Mrs. Clinton" goes to no man. What no full name explains is one
/// person a word, or a man and a woman where titles say so. "George W. Bush" is George Bush, "George H. W. Bush" is another.
void join_people(Grouping& g);

/// By the title before a person's name of one word.
Gender title_gender(const Grouping& g, MentionIndex i);

/// Before a name of one word a title that goes with given names ("King Abdullah", "Sheikh Hasina"): the hash of its word; 0: none.
std::uint32_t given_name_title(const Grouping& g, MentionIndex i);

}  // namespace entente
