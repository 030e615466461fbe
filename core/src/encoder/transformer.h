// Stage: encoder of the larger weights. A vector for each token, from all tokens of its sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "encoder/token_features.h"
#include "encoder/transformer_model.h"

namespace entente {

/// A transformer (Vaswani et al. 2017; BERT's layout, Devlin et al. 2019) over the pieces of the words; a word is spoken for by its first.
/// Products are those of dense.h, sums of normalisation are integers, and attention is in floats whose order of operations is fixed:
/// the same numbers on every machine. What is said of a sentence depends on nothing outside it; one of more pieces than the model has
/// positions is read in windows. Buffers are reused from call to call.
class Transformer {
 public:
  explicit Transformer(const TransformerModel& model) : model_(model) {}

  /// Replaces `out` with model.width numbers a token, in steps of kStateSteps. `words` are the tokens as they stand in the text; `ends`
  /// are the ends of the sentences in them, ascending, the last of them tokens.size().
  void encode(std::span<const TokenFeatures> tokens, std::span<const std::string_view> words, std::span<const std::uint32_t> ends,
              std::vector<std::int16_t>& out);

 private:
  /// Rows [from, to) are pieces that see each other.
  struct Window {
    std::size_t from, to;
  };
  /// Of the tokens [begin, end) of the sentence that starts at token `sentence`.
  void add_window(std::span<const TokenFeatures> tokens, std::size_t begin, std::size_t end, std::size_t sentence);
  void add_row(std::uint32_t piece, std::size_t position, const TokenFeatures* token);
  /// Runs the layers over the windows so far, writes the vectors of their tokens and forgets them.
  void flush(std::int16_t* out);
  void attend(const Window& window);
  template <std::size_t kRows>
  void attend_rows(std::size_t i, std::size_t n, std::size_t size, std::int16_t* context);

  const TransformerModel& model_;
  std::vector<std::uint32_t> pieces_, piece_ends_;  // of the sentence being added
  std::vector<Window> windows_;
  std::vector<std::pair<std::size_t, std::size_t>> firsts_;  // row and token of the first pieces
  std::vector<float> sum_, queries_, keys_, values_, scores_, mean_;
  std::vector<std::int32_t> residual_;
  std::vector<std::int16_t> state_, attention_, context_, change_, inner_;
};

}  // namespace entente
