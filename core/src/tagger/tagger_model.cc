#include "tagger/tagger_model.h"

#include "tagger/bio_decoder.h"

namespace entente {
namespace {

Result<TaggerModel::AnyEncoder> load_encoder(const Asset& asset) {
  if (asset.section("TRAN").empty()) {
    Result<EncoderModel> encoder = EncoderModel::load(asset);
    if (!encoder) return encoder.error();
    return TaggerModel::AnyEncoder(std::move(encoder.value()));
  }
  Result<TransformerModel> encoder = TransformerModel::load(asset);
  if (!encoder) return encoder.error();
  return TaggerModel::AnyEncoder(std::move(encoder.value()));
}

std::size_t width_of(const EncoderModel& model) { return model.width(); }
std::size_t width_of(const TransformerModel& model) { return model.width; }

}  // namespace

Result<TaggerModel> TaggerModel::load(const Asset& asset) {
  Result<AnyEncoder> encoder = load_encoder(asset);
  if (!encoder) return encoder.error();
  ByteReader reader(asset.section("TAGH"));
  Result<Dense> head = read_dense(reader);
  if (!head) return head.error();
  const Dense& layer = head.value();
  const std::size_t width = std::visit([](const auto& model) { return width_of(model); }, encoder.value());
  if (!reader.done() || layer.taps() != 1 || layer.in() != width || layer.out() != kLanes) {
    return Error{ErrorCode::bad_asset, "damaged model: TAGH"};
  }
  return TaggerModel(std::move(encoder.value()), std::move(head.value()));
}

}  // namespace entente
