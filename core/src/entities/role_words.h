// Nouns that say what somebody is, from core/data/entities/roles.txt.
#pragma once

#include <cstdint>

namespace entente {

/// `political`: says as much of a person as an office does ("leader"). Before an office: `status` tells who does not hold it (any more, yet, quite: "former",
/// "deputy"), `quality` how it is held ("new"); `behind`: may follow one in apposition.
enum class RoleWord : std::uint8_t { none, political, other, status, quality, behind };

constexpr bool says_what(RoleWord word) { return word == RoleWord::political || word == RoleWord::other; }

/// Of a word, by the hash of its token.
RoleWord role_word(std::uint32_t hash);

}  // namespace entente
