// The weights of the tagger: those of an encoder and a head that scores the labels.
#pragma once

#include <variant>

#include "asset/asset.h"
#include "encoder/dense.h"
#include "encoder/encoder_model.h"
#include "encoder/transformer_model.h"
#include "entente/result.h"

namespace entente {

inline constexpr std::uint32_t kModelVersion = 2;

/// A model file ("MODL") has the sections of encoder_model.h or, in the larger file, those of transformer_model.h, and
///   TAGH  a dense layer (encoder/dense.h), encoder width -> kLanes: scores of the labels in 1/256 natural-log units
class TaggerModel {
 public:
  using AnyEncoder = std::variant<EncoderModel, TransformerModel>;
  static Result<TaggerModel> load(const Asset& asset);

  const AnyEncoder& encoder() const { return encoder_; }
  std::size_t width() const { return head_.in(); }
  const Dense& head() const { return head_; }

 private:
  TaggerModel(AnyEncoder encoder, Dense head) : encoder_(std::move(encoder)), head_(std::move(head)) {}
  AnyEncoder encoder_;
  Dense head_;
};

}  // namespace entente
