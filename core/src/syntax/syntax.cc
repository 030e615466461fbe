#include "syntax/syntax.h"

#include <vector>

#include "encoder/encoder.h"
#include "encoder/token_features.h"
#include "syntax/parser.h"

namespace entente {
namespace {

constexpr std::size_t kBatchTokens = 512;  // as the tagger's

}  // namespace

Syntax read_syntax(const Document& document, std::span<const NameMatch> matches, const Lexicon& lexicon, const EncoderModel& encoder_model,
                   const SyntaxModel& model) {
  TokenFeatureExtractor extractor(lexicon);
  Encoder encoder(encoder_model);
  Parser parser(model);
  Syntax syntax;
  syntax.words.reserve(document.tokens.size());
  std::vector<TokenFeatures> sentence_features, features;
  std::vector<std::uint32_t> ends;
  std::vector<std::int16_t> vectors;
  std::size_t from = 0;
  for (const Sentence& sentence : document.sentences) {
    std::size_t to = from;
    while (to < matches.size() && matches[to].first < sentence.end_token) ++to;
    extractor.extract(document, sentence, matches.subspan(from, to - from), sentence_features);
    features.insert(features.end(), sentence_features.begin(), sentence_features.end());
    ends.push_back(static_cast<std::uint32_t>(features.size()));
    from = to;
    if (features.size() < kBatchTokens && &sentence != &document.sentences.back()) continue;
    encoder.encode(features, ends, vectors);
    parser.parse(vectors, ends, static_cast<std::uint32_t>(syntax.words.size()), syntax.words);
    features.clear();
    ends.clear();
  }
  return syntax;
}

}  // namespace entente
