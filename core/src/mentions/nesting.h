// Names inside names.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Appends the names that lie inside longer ones: places, peoples and bodies that the lexicon knows (the state in "Bank of
/// Japan"), and people named elsewhere in the text (the namesake of a foundation). Parts of a personal name are none.
void add_nested_names(const Context& context, Candidates& candidates);

/// Sets `within` of mentions in order and properly nested.
void set_within(std::vector<Mention>& mentions);

}  // namespace entente
