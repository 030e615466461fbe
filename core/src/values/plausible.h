// What looks like a value and is none: names, verbs, pronouns.
#pragma once

#include <vector>

#include "entente/analysis.h"
#include "values/resolve.h"

namespace entente {

/// Goes along the mentions with the text, so that all questions together cost linear time.
struct NameCursor {
  std::size_t next = 0;
};

bool plausible(const Scene& scene, const Node& node, const std::vector<Mention>& names, NameCursor& cursor);

}  // namespace entente
