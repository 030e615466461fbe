// Stage: tagger. Sentence by sentence, tokens -> name candidates with calibrated-enough confidence.
#pragma once

#include <vector>

#include "entente/document.h"
#include "entente/lexicon.h"
#include "mentions/candidate.h"
#include "tagger/crf.h"
#include "tagger/features.h"
#include "tagger/tagger_model.h"

namespace entente {

/// A linear-chain CRF over hashed features of words, shapes, word clusters and lexicon matches. Its classes are coarse:
/// a place comes out as GPE, a product as PRODUCT, a law or work as WORK; `mentions` refines them with the lexicon.
/// Pure per sentence: what it says of a sentence depends on nothing outside it but `document.mono_case`.
class Tagger {
 public:
  Tagger(const TaggerModel& model, const Lexicon& lexicon);

  /// Appends the names of one sentence; `matches` are the lexicon's in it.
  void tag(const Document& document, const Sentence& sentence, std::span<const NameMatch> matches, std::vector<NameCandidate>& out);

 private:
  const TaggerModel& model_;
  FeatureExtractor features_;
  Crf crf_;
  std::vector<Scores> scores_;
  std::vector<Label> labels_;
  std::vector<std::array<float, kLanes>> marginals_;
};

}  // namespace entente
