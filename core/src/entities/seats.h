// Which city is the seat of which state's government, as the news uses their names.
#pragma once

#include <optional>

#include "entities/facts.h"

namespace entente {

/// What core/data/entities/seats.txt says of a city.
struct Seat {
  Fact state;
  bool shared = false;  ///< other cities bear the name: a seat only where the text speaks of the state
};

/// The state whose government the city of this lexicon entry stands for; nothing for other cities.
std::optional<Seat> seat_of(const Lexicon& lexicon, const Fact& city);

}  // namespace entente
