// What the user says of entities.
#pragma once

#include <vector>

#include "entente/options.h"
#include "entities/grouping.h"

namespace entente {

/// The merges and splits among the corrections; `corrected` gets for each how many mentions changed their entity.
struct Edits {
  const std::vector<Correction>& corrections;
  std::vector<std::uint32_t>& corrected;
  std::vector<bool> done = std::vector<bool>(corrections.size());
};

/// Applies, in the order given, those between names, before `phrases` look for whom they mean: a pronoun follows what its name became.
void correct_names(Grouping& g, const std::vector<Phrase>& phrases, Edits& edits);

/// Applies the others in the order given.
void correct_phrases(Grouping& g, Edits& edits);

}  // namespace entente
