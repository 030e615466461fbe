// Entities that the text refers to only through something else: the city of "Beijing says", the state of "Russian President".
#pragma once

#include <map>

#include "entities/grouping.h"

namespace entente {

/// The entities by what the lexicon knows of them; those without a mention are added when they are asked for.
class KnownEntities {
 public:
  KnownEntities(const Grouping& g, std::vector<Entity>& entities);
  std::uint32_t of(const Fact& fact);

 private:
  const Lexicon& lexicon_;
  std::vector<Entity>& entities_;
  std::map<std::uint32_t, std::uint32_t> by_entry_;
};

}  // namespace entente
