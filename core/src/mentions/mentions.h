// Stage: mentions. Everything that recognisers, lexicon and user say -> one set of mentions, properly nested.
#pragma once

#include <span>
#include <vector>

#include "entente/analysis.h"
#include "entente/lexicon.h"
#include "entente/options.h"
#include "mentions/candidate.h"
#include "mentions/dictionary.h"

namespace entente {

/// The part of a document to read: sentences [first_sentence, end_sentence), with the lexicon's matches and the tagger's
/// candidates in it (both in order).
struct Stretch {
  std::uint32_t first_sentence = 0, end_sentence = 0;
  std::span<const NameMatch> matches;
  std::span<const NameCandidate> tagged;
};

/// Mentions in document order, enclosing before enclosed, `within` set; entities are still to come. `corrected`: as in Analysis.
std::vector<Mention> find_mentions(const Document& document, const Stretch& stretch, const Lexicon& lexicon, const UserDictionary& dictionary,
                                   const std::vector<Correction>& corrections, std::vector<std::uint32_t>& corrected);

}  // namespace entente
