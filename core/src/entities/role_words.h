// Nouns that say what somebody is, from core/data/entities/roles.txt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// `political`: says as much of a person as an office does ("leader"). Before an office: `status` tells who does not hold it (any more, yet, quite: "former",
/// "deputy"), `quality` how it is held ("new"), `portfolio` of what it is ("sports minister"); `behind`: may follow one in apposition. `courtesy` is none ("Mr"); a
/// `given_name_title` goes with given names ("Sheikh").
enum class RoleWord : std::uint8_t { none, political, other, status, quality, behind, portfolio, courtesy, given_name_title };

constexpr bool says_what(RoleWord word) { return word == RoleWord::political || word == RoleWord::other; }

/// Of a word, by the hash of its token.
RoleWord role_word(std::uint32_t hash);

/// A title's words as titles are compared: folded, abbreviations written out ("Gen." is "general").
std::string role_key(std::string_view title);

}  // namespace entente
