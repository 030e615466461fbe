// Names made of names: "the Trump-Kim summit" is an event with two people inside.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Adds the composed names and the names they are made of, in place of what stood there. `candidates` come and go in order.
void compose_events(const Context& context, Candidates& candidates);

}  // namespace entente
