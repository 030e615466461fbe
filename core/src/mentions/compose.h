// Names made of names: "the Trump-Kim summit" is an event with two people inside.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Appends the composed names; they enclose their parts, which stay in the list. `candidates` come and go in order.
void compose_events(const Context& context, Candidates& candidates);

}  // namespace entente
