// Stage: tagger. Sentence by sentence, tokens -> name candidates with their probability.
#pragma once

#include <vector>

#include "encoder/encoder.h"
#include "encoder/token_features.h"
#include "entente/document.h"
#include "entente/lexicon.h"
#include "mentions/candidate.h"
#include "tagger/bio_decoder.h"
#include "tagger/sentence_cache.h"
#include "tagger/tagger_model.h"

namespace entente {

/// What it says of a sentence depends on nothing outside it but `document.mono_case`.
class Tagger {
 public:
  Tagger(const TaggerModel& model, const Lexicon& lexicon, SentenceCache& cache);

  /// Appends the names of sentences [first, end) of the document; `matches` are the lexicon's in them.
  void tag(const Document& document, std::uint32_t first, std::uint32_t end, std::span<const NameMatch> matches, std::vector<NameCandidate>& out);

 private:
  /// A sentence of a batch: known names, or rows of the encoder's input.
  struct Job {
    const Sentence* sentence = nullptr;
    SentenceCache::Key key;
    bool known = false;
    std::uint32_t from = 0, to = 0;  // in known_ or in features_
  };
  void run_batch(std::vector<NameCandidate>& out);
  void decode(std::span<const Scores> scores, std::vector<NameCandidate>& out);

  const TaggerModel& model_;
  SentenceCache& cache_;
  TokenFeatureExtractor extractor_;
  Encoder encoder_;
  BioDecoder decoder_;
  std::vector<Job> jobs_;
  std::vector<NameCandidate> known_, names_;
  std::vector<TokenFeatures> sentence_features_, features_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::int16_t> vectors_;
  std::vector<Scores> scores_;
  std::vector<Label> labels_;
  std::vector<std::array<float, kLabels>> marginals_;
};

}  // namespace entente
