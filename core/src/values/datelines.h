// Dates of the datelines and of the head of a text.
#pragma once

#include <cstdint>
#include <vector>

#include "entente/document.h"
#include "values/absolute_date.h"

namespace entente {

struct DatedBlock {
  std::uint32_t block;
  AbsoluteDate date;
};

/// Of datelines, bylines and other matter of the head; those without a year take that of another date line of the head.
std::vector<DatedBlock> dated_blocks(const Document& document);

}  // namespace entente
