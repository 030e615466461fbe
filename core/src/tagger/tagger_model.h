// The weights of the tagger: those of the encoder and a head that scores the labels.
#pragma once

#include <string>

#include "asset/asset.h"
#include "encoder/dense.h"
#include "encoder/encoder_model.h"
#include "entente/result.h"

namespace entente {

inline constexpr std::uint32_t kModelVersion = 2;

/// A model file ("MODL") has the sections of encoder_model.h and
///   TAGH  a dense layer (encoder/dense.h), encoder width -> kLanes: scores of the labels in 1/256 natural-log units
class TaggerModel {
 public:
  static Result<TaggerModel> load(const Asset& asset);

  const EncoderModel& encoder() const { return encoder_; }
  const Dense& head() const { return head_; }

 private:
  TaggerModel(EncoderModel encoder, Dense head) : encoder_(std::move(encoder)), head_(std::move(head)) {}
  EncoderModel encoder_;
  Dense head_;
};

}  // namespace entente
