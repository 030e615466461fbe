// Names that a recogniser ran together.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Unless the lexicon knows the whole: "Washington-Seoul-Pyongyang" is three places; "the European Union and Norway" are two
/// names, and so are "Ethiopia's Ministry of Defence"; a weapon, treaty or war behind its owner ("the U.S. Terminal High-Altitude
/// Area Defense") is a name of its own. `candidates` come and go in order.
void split_joined_names(const Context& context, Candidates& candidates);

}  // namespace entente
