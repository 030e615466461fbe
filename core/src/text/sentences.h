// Where sentences end.
#pragma once

#include <cstdint>

#include "entente/document.h"

namespace entente {

/// Splits document.tokens [first, end), which are one block's, and appends to document.sentences. None is longer than
/// kLongestSentence tokens, so that what is done to a sentence stays bounded on any text.
void split_sentences(Document& document, std::uint32_t first, std::uint32_t end, std::uint32_t block);

inline constexpr std::uint32_t kLongestSentence = 512;

}  // namespace entente
