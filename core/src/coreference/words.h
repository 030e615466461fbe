// The word list of core/data/coreference.
#pragma once

#include <cstdint>

namespace entente {

enum CorefWord : std::uint32_t {
  kHe = 1 << 0, kShe = 1 << 1, kIt = 1 << 2, kThey = 1 << 3, kI = 1 << 4, kWe = 1 << 5, kYou = 1 << 6, kThis = 1 << 7,
  kReflexive = 1 << 8, kDefinite = 1 << 9, kDemonstrative = 1 << 10, kIndefinite = 1 << 11, kSays = 1 << 12,
  kMaleNoun = 1 << 13, kFemaleNoun = 1 << 14, kKin = 1 << 15,
  kPersonNoun = 1 << 16, kGroupNoun = 1 << 17, kOrgNoun = 1 << 18, kStateNoun = 1 << 19, kPlaceWord = 1 << 20, kEventNoun = 1 << 21,
  kTimeNoun = 1 << 22, kWorkNoun = 1 << 23, kInstitution = 1 << 24, kUnit = 1 << 25,
};

/// CorefWords of a folded word, by its fold_hash().
std::uint32_t coref_word(std::uint32_t hash);

}  // namespace entente
