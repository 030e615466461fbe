// The roles of an entity, each said once.
#pragma once

#include "entente/analysis.h"
#include "entente/document.h"

namespace entente {

/// Adds the role of these words. The same title of the same whole is one role: "Gen." is "General", "minister" says no more than "foreign
/// minister", and who is called "former commander" was the commander. "Mr" is none.
void add_role(const Document& document, Span words, std::optional<std::uint32_t> of, Entity& person);

}  // namespace entente
