// What the words around a capital's name say: does it act, or is it a place?
#pragma once

#include <cstdint>
#include <vector>

#include "entente/analysis.h"
#include "entities/names.h"

namespace entente {

struct SeatVerdict {
  bool government = false;  ///< else the city
  Confidence confidence = 0;
};
/// A verdict less sure than this needs a surer one elsewhere in the text.
inline constexpr Confidence kSureVerdict = 700;

/// Where a name stands: `group` is the list around it ("Beijing and Moscow"), mostly the name itself; `hyphens`: they join the list.
struct SeatPlace {
  TokenRange own, group;
  bool hyphens = false;
};

/// A hyphen or en dash right behind a word; an em dash parts clauses.
bool is_hyphen(const Document& document, std::uint32_t t);

/// One verdict a place; `names` are the tokens of all names. Without a parser the words that tell are sought among the nearest ones: look-ups go
/// a fixed number of words far, so that cost is linear.
std::vector<SeatVerdict> read_seat_contexts(const Document& document, const std::vector<TokenRange>& names, const std::vector<SeatPlace>& places);

}  // namespace entente
