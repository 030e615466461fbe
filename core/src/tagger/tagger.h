// Stages: encoder, tagger and syntax, sentence by sentence: tokens -> name candidates with their probability, and trees.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "encoder/encoder.h"
#include "encoder/token_features.h"
#include "encoder/transformer.h"
#include "entente/document.h"
#include "entente/lexicon.h"
#include "mentions/candidate.h"
#include "syntax/parser.h"
#include "tagger/bio_decoder.h"
#include "tagger/sentence_cache.h"
#include "tagger/tagger_model.h"

namespace entente {

/// What it says of a sentence depends on nothing outside it but `document.mono_case`.
class Tagger {
 public:
  Tagger(const TaggerModel& model, const SyntaxModel& syntax, const Lexicon& lexicon, SentenceCache& cache);

  /// Appends the names and the words of sentences [first, end) of the document; `matches` are the lexicon's in them.
  void tag(const Document& document, std::uint32_t first, std::uint32_t end, std::span<const NameMatch> matches, std::vector<NameCandidate>& names,
           std::vector<Word>& words);

 private:
  /// A sentence of a batch: known, or rows of the encoder's input.
  struct Job {
    const Sentence* sentence = nullptr;
    SentenceCache::Key key;
    bool known = false;
    std::uint32_t from = 0, to = 0;  // in features_
    SentenceReading reading;
  };
  void run_batch(std::vector<NameCandidate>& names, std::vector<Word>& words);
  void encode();
  void decode(std::span<const Scores> scores, std::vector<NameCandidate>& out);

  const TaggerModel& model_;
  SentenceCache& cache_;
  TokenFeatureExtractor extractor_;
  std::variant<Encoder, Transformer> encoder_;
  BioDecoder decoder_;
  Parser parser_;
  std::vector<Job> jobs_;
  std::vector<Word> words_;
  std::vector<TokenFeatures> sentence_features_, features_;
  std::vector<std::string_view> tokens_;  // as they stand in the text, beside features_
  std::vector<std::uint32_t> ends_;
  std::vector<std::int16_t> vectors_;
  std::vector<Scores> scores_;
  std::vector<Label> labels_;
  std::vector<std::array<float, kLabels>> marginals_;
};

}  // namespace entente
