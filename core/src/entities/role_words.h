// Nouns that say what somebody is, from core/data/entities/roles.txt.
#pragma once

#include <cstdint>

namespace entente {

/// `political`: says as much of a person as an office does ("leader").
enum class RoleWord : std::uint8_t { none, political, other };

/// Of a word, by the hash of its token.
RoleWord role_word(std::uint32_t hash);

}  // namespace entente
