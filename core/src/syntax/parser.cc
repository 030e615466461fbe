#include "syntax/parser.h"

#include <algorithm>

#include "syntax/spanning_tree.h"
#include "syntax/tags.h"

namespace entente {
namespace {

void rectify(std::vector<std::int16_t>& values) {
  for (std::int16_t& value : values) value = std::max<std::int16_t>(value, 0);
}

std::int64_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < size; ++k) sum += std::int32_t{a[k]} * b[k];
  return sum;
}

std::uint32_t highest(const std::int16_t* scores, int size) {
  return static_cast<std::uint32_t>(std::max_element(scores, scores + size) - scores);
}

}  // namespace

void Parser::parse(std::span<const std::int16_t> vectors, std::span<const std::uint32_t> ends, std::vector<Word>& out) {
  if (ends.empty()) return;
  run_layers(vectors.data(), ends.back());
  std::uint32_t start = 0;
  for (const std::uint32_t end : ends) {
    std::uint32_t root = 0;
    for (std::uint32_t from = start; from < end; from += kLongest) {
      const std::size_t before = out.size();
      parse_piece(from, std::min(from + kLongest, end), from - start, out);
      const auto own = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), [](const Word& word) { return word.relation == Relation::root; });
      if (from == start) {
        root = own->head;
      } else {
        own->head = root;
        own->relation = Relation::parataxis;
      }
    }
    start = end;
  }
}

void Parser::run_layers(const std::int16_t* vectors, std::size_t rows) {
  const auto apply = [rows](const Dense& layer, const std::int16_t* in, std::vector<std::int16_t>& out) {
    out.resize(rows * layer.out());
    layer.apply(in, rows, out.data());
  };
  apply(model_.tag, vectors, tags_);
  apply(model_.dependent, vectors, dependents_);
  rectify(dependents_);
  apply(model_.turn, dependents_.data(), arcs_);
  apply(model_.head, vectors, heads_);
  rectify(heads_);
  apply(model_.below, vectors, below_);
  apply(model_.above, vectors, above_);
}

void Parser::parse_piece(std::uint32_t from, std::uint32_t to, std::uint32_t token, std::vector<Word>& out) {
  const std::uint32_t n = to - from;
  score_arcs(from, n);
  const std::vector<std::uint32_t> heads = spanning_tree(scores_, n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const Tag tag = tag_of(highest(tags_.data() + (from + i) * model_.tag.out(), kTags));
    out.push_back({tag.upos, tag.xpos, heads[i] == i ? Relation::root : relation(from + i, from + heads[i]), token + heads[i]});
  }
}

void Parser::score_arcs(std::uint32_t from, std::uint32_t n) {
  const std::size_t width = model_.dependent.out();
  scores_.resize(std::size_t{n} * n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::int16_t* arc = arcs_.data() + (from + i) * width;
    std::int64_t near[2 * kNearHeads + 1];
    for (int offset = -kNearHeads; offset <= kNearHeads; ++offset) near[offset + kNearHeads] = dot(arc, model_.distance(offset).data(), width);
    for (std::uint32_t j = 0; j < n; ++j) {
      const int offset = std::clamp(static_cast<int>(j) - static_cast<int>(i), -kNearHeads, kNearHeads);
      scores_[std::size_t{i} * n + j] = dot(arc, heads_.data() + (from + j) * width, width) + near[offset + kNearHeads];
    }
  }
}

/// The best relation but root, which only a root has.
Relation Parser::relation(std::uint32_t row, std::uint32_t head) {
  const std::size_t width = model_.below.out();
  joined_.resize(width);
  for (std::size_t k = 0; k < width; ++k) joined_[k] = static_cast<std::int16_t>(std::clamp(below_[row * width + k] + above_[head * width + k], 0, 32767));
  relations_.resize(model_.relation.out());
  model_.relation.apply(joined_.data(), 1, relations_.data());
  return static_cast<Relation>(1 + highest(relations_.data() + 1, kRelations - 1));
}

}  // namespace entente
