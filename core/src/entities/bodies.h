// Short forms and other names of bodies.
#pragma once

#include "entities/grouping.h"

namespace entente {

/// "Stanford" is Stanford University, "Samsung" is Samsung Electronics Co., "the Bank" is the Bank of England, where one body of the text
/// alone has that name; "Petroleo Brasileiro SA, or Petrobras" and "Justice and Development Party (AKP)" are two names of one.
void join_bodies(Grouping& g);

}  // namespace entente
