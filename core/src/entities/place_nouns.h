// What sorts of places nouns ask for ("the island") and names may be, from core/data/entities/place_nouns.txt.
#pragma once

#include <cstdint>
#include <string>

#include "entities/grouping.h"

namespace entente {

enum PlaceClass : std::uint16_t {
  kIslandPlace = 1 << 0, kKingdomPlace = 1 << 1, kEmiratePlace = 1 << 2, kSultanatePlace = 1 << 3, kPrincipalityPlace = 1 << 4, kRepublicPlace = 1 << 5,
  kTerritoryPlace = 1 << 6, kCountryPlace = 1 << 7, kDivisionPlace = 1 << 8, kCityPlace = 1 << 9, kContinentPlace = 1 << 10,
  kNoSuchPlace = 1 << 11,  ///< known to be none of these
};

/// Of a folded noun in the singular; 0 for nouns that ask for nothing of the kind.
std::uint16_t place_noun(const std::string& folded);

/// What a name may be by what the lexicon says of it, and what it is for sure; 0: nothing is known.
struct PlaceClasses {
  std::uint16_t may = 0, sure = 0;
};
PlaceClasses places_of(const Grouping& g, MentionIndex name);

}  // namespace entente
