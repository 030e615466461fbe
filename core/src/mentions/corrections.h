// A user's edits of mentions. (Merging, splitting and readings are the business of `entities`.)
#pragma once

#include <vector>

#include "entente/analysis.h"
#include "entente/options.h"

namespace entente {

/// Applies retype, respan, remove and add in the order given; spans are bytes. What then crosses an edited mention goes, so
/// that mentions stay properly nested. An edit of a mention that is not there (any more) changes at most the other occurrences of
/// its words.
void apply_corrections(const Document& document, const std::vector<Correction>& corrections, std::vector<Mention>& mentions);

}  // namespace entente
