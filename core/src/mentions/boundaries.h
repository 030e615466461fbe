// Where a name begins and ends: no title, no leading article, no possessive.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Trims each candidate to the contract's span of a name; what holds no name word any more is dropped.
void trim_boundaries(const Context& context, Candidates& candidates);

/// Where the title or office before a name starts ("Foreign Minister", "President"): its first token, or `first_of_name` when
/// there is none.
std::uint32_t title_start(const Document& document, const MatchIndex& matches, std::uint32_t first_of_name);

}  // namespace entente
