// A phrase that means two.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "entities/clusters.h"
#include "entities/facts.h"

namespace entente {

/// One of the two.
struct Party {
  std::optional<MentionIndex> named;  ///< by this name
  std::optional<Fact> state;          ///< or this state, whether the text names it or only its people
};

/// "Both countries", "the two leaders", "the two Koreas".
struct PairPhrase {
  std::array<Party, 2> parties;  ///< in the order of the text
  Confidence confidence = 0;
  std::uint32_t number = 0;      ///< the same for all phrases that mean the same two
};

}  // namespace entente
