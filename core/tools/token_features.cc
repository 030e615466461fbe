// What the tagger sees of the tokens of many texts, for training: `token_features LEXICON.bin < TEXTS.ndjson > OUT.bin`
//
// Each line of the input has a "text"; other fields are the caller's. Training reads what use computes (encoder/token_features.h), so
// the two cannot drift apart. The output is little-endian: for each line u32 sentences, for each sentence u32 tokens, for each
// token u32 begin, u32 end (bytes of the text) and a TokenFeatures as it lies in memory.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/lexicon.h"
#include "encoder/token_features.h"
#include "text/text.h"

using namespace entente;

namespace {

template <class T>
void put(const T& value) {
  std::fwrite(&value, sizeof value, 1, stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: token_features LEXICON.bin < TEXTS.ndjson > OUT.bin\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  Result<Lexicon> lexicon = Lexicon::load({std::istreambuf_iterator<char>(file), {}});
  if (!lexicon) {
    std::cerr << "token_features: " << argv[1] << ": " << lexicon.error().message << "\n";
    return 1;
  }
  TokenFeatureExtractor extractor(lexicon.value());
  std::vector<NameMatch> matches;
  std::vector<TokenFeatures> features;
  for (std::string line; std::getline(std::cin, line);) {
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded() || !json.contains("text")) {
      std::cerr << "token_features: a line without a text\n";
      return 1;
    }
    const std::string text = json["text"].get<std::string>();
    const Document document = read_document(text);
    put(static_cast<std::uint32_t>(document.sentences.size()));
    for (const Sentence& sentence : document.sentences) {
      matches.clear();
      lexicon.value().match(document, sentence.first_token, sentence.end_token, matches);
      extractor.extract(document, sentence, matches, features);
      put(sentence.end_token - sentence.first_token);
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        put(document.tokens[t].span.begin);
        put(document.tokens[t].span.end);
        put(features[t - sentence.first_token]);
      }
    }
  }
}
