// "The Iraqi Army" is one name, and so is "the Iraqi Armed Forces".
#pragma once

#include "mentions/context.h"

namespace entente {

/// Joins a nationality and the body that follows it in capitals ("Iraqi", "Armed Forces"), which corpora and the tagger mark now as one
/// name, now as two; where the tagger has not seen the body, its head noun tells it ("Turkish Air Force"). `candidates` come and go in
/// order; add_nested_names() finds the nationality again.
void join_national_bodies(const Context& context, Candidates& candidates);

}  // namespace entente
