// The roles of an entity, each said once.
#pragma once

#include <optional>
#include <string>

#include "entente/analysis.h"
#include "entente/document.h"

namespace entente {

/// Adds a role with the words that tell it. The same title of the same whole is one role: "Gen." is "General", "minister" says no more than "foreign
/// minister", and who is called "former commander" was the commander. "Mr" is none.
void add_role(std::string title, Span words, std::optional<std::uint32_t> of, Entity& person);
/// The words are the title.
void add_role(const Document& document, Span words, std::optional<std::uint32_t> of, Entity& person);

}  // namespace entente
