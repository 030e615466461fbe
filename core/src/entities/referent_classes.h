// What nouns ask for ("the island", "the company") and what names may be, from core/data/entities/referent_classes.txt.
#pragma once

#include <cstdint>
#include <string>

#include "entities/grouping.h"

namespace entente {

enum ReferentClass : std::uint16_t {
  kIslandPlace = 1 << 0, kKingdomPlace = 1 << 1, kEmiratePlace = 1 << 2, kSultanatePlace = 1 << 3, kPrincipalityPlace = 1 << 4, kRepublicPlace = 1 << 5,
  kTerritoryPlace = 1 << 6, kCountryPlace = 1 << 7, kDivisionPlace = 1 << 8, kCityPlace = 1 << 9, kContinentPlace = 1 << 10,
  kNoneOfThese = 1 << 11,
  kBusiness = 1 << 12, kParty = 1 << 13, kMilitia = 1 << 14, kAuthority = 1 << 15,
};

/// Of a folded noun in the singular; 0 for nouns that ask for nothing of the kind.
std::uint16_t class_of_noun(const std::string& folded);

/// What a name may be by what the lexicon says of it, and what it is for sure; 0: nothing is known.
struct ReferentClasses {
  std::uint16_t may = 0, sure = 0;
};
ReferentClasses classes_of(const Grouping& g, MentionIndex name);

}  // namespace entente
