#include "tagger/tagger_model.h"

#include "tagger/bio_decoder.h"

namespace entente {

Result<TaggerModel> TaggerModel::load(const Asset& asset) {
  Result<EncoderModel> encoder = EncoderModel::load(asset);
  if (!encoder) return encoder.error();
  ByteReader reader(asset.section("TAGH"));
  Result<Dense> head = read_dense(reader);
  if (!head) return head.error();
  const Dense& layer = head.value();
  if (!reader.done() || layer.taps() != 1 || layer.in() != encoder.value().width() || layer.out() != kLanes) {
    return Error{ErrorCode::bad_asset, "damaged model: TAGH"};
  }
  return TaggerModel(std::move(encoder.value()), std::move(head.value()));
}

}  // namespace entente
