// A phrase that names an office.
#pragma once

#include <optional>

#include "entities/clusters.h"
#include "entities/facts.h"

namespace entente {

/// A nominal that names an office of a state but not its holder: "the Russian president", "China's foreign minister", "the king of Jordan".
struct OfficePhrase {
  MentionIndex state = 0;             ///< the name in it, of a state or its people
  Span title;                         ///< the office's own words
  std::optional<MentionIndex> named;  ///< a name mention of the holder, where the text has one
  std::optional<Fact> holder;         ///< else (or as well) whom the lexicon's terms of office give
};

}  // namespace entente
