// The tags that the syntax stage tells apart: a universal part of speech and a Penn tag together.
#pragma once

#include <cstdint>

#include "entente/syntax.h"

namespace entente {

struct Tag {
  Upos upos;
  Xpos xpos;
};

Tag tag_of(std::uint32_t index);  ///< index below kTags

}  // namespace entente
