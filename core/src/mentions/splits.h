// Names that a recogniser ran together.
#pragma once

#include "mentions/context.h"

namespace entente {

/// "Washington-Seoul-Pyongyang" is three places unless the lexicon knows the whole; a weapon, treaty or war behind its owner
/// ("the U.S. Terminal High-Altitude Area Defense") is a name of its own. `candidates` come and go in order.
void split_joined_names(const Context& context, Candidates& candidates);

}  // namespace entente
