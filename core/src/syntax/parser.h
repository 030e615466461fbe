// Stage: syntax. Vectors of a sentence's tokens -> parts of speech and a tree.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/syntax.h"
#include "syntax/syntax_model.h"

namespace entente {

/// Sees one sentence at a time. A sentence of more than kLongest tokens is parsed in pieces, the roots of the later ones hanging
/// from the first's as parataxis, so that cost stays linear. Buffers are reused from call to call.
class Parser {
 public:
  static constexpr std::uint32_t kLongest = 200;

  explicit Parser(const SyntaxModel& model) : model_(model) {}

  /// Appends to `out` the words of sentences that lie one after the other: `vectors` are the encoder's of their tokens, `ends` the ends of
  /// the sentences among them. Heads count from the first token of their sentence.
  void parse(std::span<const std::int16_t> vectors, std::span<const std::uint32_t> ends, std::vector<Word>& out);

 private:
  void run_layers(const std::int16_t* vectors, std::size_t rows);
  /// Of the rows [from, to) of the buffers, the first of which is token `token` of its sentence.
  void parse_piece(std::uint32_t from, std::uint32_t to, std::uint32_t token, std::vector<Word>& out);
  void score_arcs(std::uint32_t from, std::uint32_t n);
  Relation relation(std::uint32_t row, std::uint32_t head);

  const SyntaxModel& model_;
  std::vector<std::int16_t> tags_, dependents_, arcs_, heads_, below_, above_, joined_, relations_;
  std::vector<std::int64_t> scores_;
};

}  // namespace entente
