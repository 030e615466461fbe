// What the tests of the text layer share.
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace entente::test {

/// Tokens by UD's count: a word with its clitics.
inline std::vector<std::string> words_of(const std::string& text) {
  const Document document = read_document(text);
  std::vector<std::string> words;
  for (const Token& token : document.tokens) {
    if (token.has(kClitic)) {
      words.back() += document.of(token);
    } else {
      words.emplace_back(document.of(token));
    }
  }
  return words;
}

/// Tokens with their clitics apart.
inline std::vector<std::string> tokens_of(const std::string& text) {
  const Document document = read_document(text);
  std::vector<std::string> tokens;
  for (const Token& token : document.tokens) tokens.emplace_back(document.of(token));
  return tokens;
}

inline std::vector<std::string> sentences_of(const std::string& text) {
  const Document document = read_document(text);
  std::vector<std::string> sentences;
  for (const Sentence& sentence : document.sentences) sentences.emplace_back(sentence.span.of(document.text));
  return sentences;
}

using Blocks = std::vector<std::pair<BlockKind, std::string>>;

inline Blocks blocks_of(const std::string& text) {
  const Document document = read_document(text);
  Blocks blocks;
  for (const Block& block : document.blocks) blocks.emplace_back(block.kind, std::string(block.span.of(document.text)));
  return blocks;
}

/// The same numbers on every machine (the minimal standard generator of Park and Miller, 1988).
class ParkMiller {
 public:
  explicit ParkMiller(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = static_cast<std::uint32_t>(state_ * 48271ull % 2147483647ull);
    return state_ % limit;
  }

 private:
  std::uint32_t state_;
};

/// A file of the corpora beside the repository; empty if it is not there.
inline std::string shared_file(const std::string& path) {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/../shared/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace entente::test
