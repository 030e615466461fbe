// The weights of the syntax stage: heads on the encoder's vectors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "asset/asset.h"
#include "encoder/dense.h"
#include "entente/result.h"

namespace entente {

inline constexpr int kTags = 59;      ///< part of speech and Penn tag together (tags.cc)
inline constexpr int kNearHeads = 16; ///< distances up to this are told apart

/// Section SYNT of a model file: u8 kTags, u8 kRelations, then layers (dense.h) for
///   tag        encoder width -> scores of the tags
///   dependent  encoder width -> arc width; turn  arc width -> arc width; head  encoder width -> arc width
///   below, above  encoder width -> relation width; relation  relation width -> scores of the relations
/// then i16 distance[2 * kNearHeads + 1][arc width]. A token i has the head j (itself: it is the root) of the highest
///   turn(relu(dependent(i))) . (relu(head(j)) + distance[j - i])
/// (Dozat and Manning 2017; distances after Shaw et al. 2018), by the relation of the highest relation(relu(below(i) + above(j))).
struct SyntaxModel {
  static Result<SyntaxModel> load(Bytes section, std::size_t width);

  std::span<const std::int16_t> distance(int offset) const;

  Dense tag, dependent, turn, head, below, above, relation;
  std::vector<std::int16_t> distances;
};

}  // namespace entente
