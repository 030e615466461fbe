// Man or woman, as far as a name tells.
#pragma once

#include <cstdint>

#include "entities/names.h"
#include "mentions/match_index.h"

namespace entente {

enum class Gender : std::uint8_t { unknown, male, female };

/// From the title before a name ("Mrs. Clinton").
Gender gender_of_title(const Document& document, TokenRange name);

/// From a given name; unknown for names of both and for those not listed.
Gender gender_of_given_name(const Document& document, const Lexicon& lexicon, std::uint32_t token);

}  // namespace entente
