// Nominals and pronouns among the mentions.
#pragma once

#include <string_view>
#include <vector>

#include "entente/options.h"
#include "entente/syntax.h"
#include "entities/grouping.h"

namespace entente {

/// Nominals and pronouns become mentions where they refer to what something else refers to: one that stands alone says nothing
/// that a reader could follow up. Gives names their extent, mentions their sorts and weights. Those that the user
/// removed are left out, and counted in `corrected`.
void join_phrases(Grouping& g, const Syntax& syntax, std::string_view date, const std::vector<Correction>& corrections, std::vector<std::uint32_t>& corrected);

}  // namespace entente
