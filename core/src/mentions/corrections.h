// A user's edits of mentions. (Merging and splitting are the business of `entities`, which also heeds the readings set here.)
#pragma once

#include <vector>

#include "entente/analysis.h"
#include "entente/options.h"

namespace entente {

/// Applies retype, respan, remove, add and read in the order given; spans are bytes. What then crosses an edited mention goes, so
/// that mentions stay properly nested. An edit of a mention that is not there (any more) changes at most the other occurrences of
/// its words. `corrected` gets for each edit how many mentions it changed.
void apply_corrections(const Document& document, const std::vector<Correction>& corrections, std::vector<Mention>& mentions,
                       std::vector<std::uint32_t>& corrected);

}  // namespace entente
