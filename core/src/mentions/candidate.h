// What recognisers hand to `mentions`: the one interface between the two.
#pragma once

#include <cstdint>
#include <optional>

#include "entente/analysis.h"

namespace entente {

/// A name that a recogniser proposes: tokens [first, end) of the document. A recogniser gives no two overlapping candidates.
struct NameCandidate {
  std::uint32_t first = 0, end = 0;
  MentionType type = MentionType::person;
  Confidence confidence = 0;
  MentionSource source = MentionSource::tagger;
};

}  // namespace entente
