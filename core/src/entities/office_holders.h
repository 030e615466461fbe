// Whom "the Russian president" means: the holder whom the text names, else the one of the document's date.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "coreference/phrases.h"
#include "entities/grouping.h"

namespace entente {

/// Of each phrase what office it names with a known holder, before nominals are mentions. The text comes first: whom it calls "Chinese
/// President Xi Jinping" is its Chinese president, unless it calls two people so. Then the lexicon's terms decide by `date` (a day, or
/// a year throughout which one person held the office); without a date, and on days that no term covers, the question stays open. So it does for
/// "the former Russian president" and for phrases that say more. Linear.
std::vector<std::optional<OfficePhrase>> read_offices(Grouping& g, const std::vector<Phrase>& phrases, std::string_view date);

}  // namespace entente
