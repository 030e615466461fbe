// Metonymy: a capital that stands for its government ("Beijing says") or is just a city ("in Beijing").
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entente/analysis.h"
#include "entities/facts.h"
#include "entities/names.h"

namespace entente {

inline constexpr const char* kGovernmentReading = "government";
inline constexpr const char* kCityReading = "city";
/// A reading less likely than this is not live: it is not kept as an alternative.
inline constexpr Confidence kLiveReading = 50;

/// How a mention of a seat of government is meant. The other reading has what is left of 1000.
struct SeatReading {
  Fact state;                    ///< whose government sits there
  bool government = false;       ///< else the city
  Confidence confidence = 1000;  ///< that this is the reading
  bool by_user = false;
};

/// Seats of government among the mentions, one item a mention (nothing for all others); `ranges` and `facts` belong to the mentions.
/// What decides are the words around: what the name is subject, object or possessor of, and the preposition before it with the word
/// that governs it. Without a parser these are sought among the nearest words, so that cost is linear. The distinction and its
/// patterns: Markert and Nissim 2002 (place-for-people); SemEval-2007 task 8. The reading that a user gave a
/// mention comes before all.
std::vector<std::optional<SeatReading>> read_seats(const Document& document, const MatchIndex& matches, const std::vector<Mention>& mentions,
                                                   const std::vector<TokenRange>& ranges, const std::vector<std::optional<Fact>>& facts);

}  // namespace entente
