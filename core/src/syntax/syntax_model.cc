#include "syntax/syntax_model.h"

#include <algorithm>

#include "entente/syntax.h"

namespace entente {

Result<SyntaxModel> SyntaxModel::load(Bytes section, std::size_t width) {
  const Error damaged{ErrorCode::bad_asset, "damaged model: SYNT"};
  ByteReader reader(section);
  if (reader.u8() != kTags || reader.u8() != kRelations) return damaged;
  std::vector<Dense> layers;
  for (int i = 0; i < 7; ++i) {
    Result<Dense> layer = read_dense(reader);
    if (!layer) return layer.error();
    if (layer.value().taps() != 1) return damaged;
    layers.push_back(std::move(layer.value()));
  }
  SyntaxModel model{std::move(layers[0]), std::move(layers[1]), std::move(layers[2]), std::move(layers[3]), std::move(layers[4]), std::move(layers[5]), std::move(layers[6]), {}};
  const auto maps = [](const Dense& layer, std::size_t in, std::size_t out) { return layer.in() == in && layer.out() == out; };
  const std::size_t arc = model.dependent.out(), relation = model.below.out();
  const auto padded = [](std::size_t n) { return (n + 7) / 8 * 8; };
  if (!maps(model.tag, width, padded(kTags)) || !maps(model.dependent, width, arc) || !maps(model.turn, arc, arc) || !maps(model.head, width, arc) ||
      !maps(model.below, width, relation) || !maps(model.above, width, relation) || !maps(model.relation, relation, padded(kRelations))) {
    return damaged;
  }
  model.distances.resize((2 * kNearHeads + 1) * arc);
  for (std::int16_t& value : model.distances) value = static_cast<std::int16_t>(reader.u16());
  if (!reader.ok() || !reader.done()) return damaged;
  return model;
}

std::span<const std::int16_t> SyntaxModel::distance(int offset) const {
  const auto row = static_cast<std::size_t>(std::clamp(offset, -kNearHeads, kNearHeads) + kNearHeads);
  return std::span(distances).subspan(row * dependent.out(), dependent.out());
}

}  // namespace entente
