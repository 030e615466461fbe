// What the linear tagger sees of a token: a set of hashed indicator features.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "entente/document.h"
#include "entente/lexicon.h"

namespace entente {

/// Word -> cluster of similar words (k-means over GloVe vectors), by fold hash.
class WordClusters {
 public:
  struct Row {
    std::uint32_t hash;
    std::uint16_t fine;    ///< 1 and up; 0 is "unknown word"
    std::uint8_t coarse;   ///< likewise
  };
  WordClusters() = default;
  /// `rows` sorted by hash, hashes distinct.
  explicit WordClusters(std::vector<Row> rows);
  const Row& find(std::uint32_t hash) const;

 private:
  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  // open addressing over rows_, index + 1
  std::uint32_t mask_ = 0;
};

/// Features of the tokens of one sentence. Buffers are reused from sentence to sentence.
class FeatureExtractor {
 public:
  FeatureExtractor(const Lexicon& lexicon, const WordClusters& clusters) : lexicon_(lexicon), clusters_(clusters) {}

  /// Computes the features of the sentence; `matches` are the lexicon's for these tokens. Offsets in them are of the document.
  void extract(const Document& document, const Sentence& sentence, std::span<const NameMatch> matches);

  std::size_t size() const { return ends_.size(); }
  /// Feature hashes of the i-th token of the sentence.
  std::span<const std::uint32_t> at(std::size_t i) const {
    const std::uint32_t begin = i ? ends_[i - 1] : 0;
    return {features_.data() + begin, ends_[i] - begin};
  }

 private:
  /// One token with everything that its own and its neighbours' features ask for.
  struct View {
    std::uint32_t word = 0, shape = 0;
    std::uint32_t prefix3 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;
    std::uint32_t fine = 0, coarse = 0;         // clusters
    std::uint32_t begins = 0, inside = 0, alone = 0;  // sets of name groups: the token opens, continues, or by itself is such a name
    std::uint8_t capitals = 0;
    std::uint8_t traits = 0;                    // WordTrait bits
    bool is_word = false;
  };
  void look(const Document& document, const Sentence& sentence);
  View view_of(const Document& document, const Token& token);
  void mark_matches(const Sentence& sentence, std::span<const NameMatch> matches);
  void emit(std::size_t i);
  const View& view(std::ptrdiff_t i) const;

  const Lexicon& lexicon_;
  const WordClusters& clusters_;
  std::vector<View> views_;
  std::vector<std::uint32_t> features_, ends_;
  std::string folded_;
  bool headline_ = false;  // most words of the sentence are capitalised, so capitals say little
};

}  // namespace entente
