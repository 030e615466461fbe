#include "encoder/encoder_model.h"

#include <algorithm>

namespace entente {
namespace {

Error damaged(const char* section) { return {ErrorCode::bad_asset, std::string("damaged model: ") + section}; }

constexpr std::size_t kMaxLayers = 32;

}  // namespace

Result<EncoderModel> EncoderModel::load(const Asset& asset) {
  EncoderModel model;
  if (!model.read_words(asset.section("WORD"))) return damaged("WORD");
  if (!model.read_parts(asset.section("PART"))) return damaged("PART");
  ByteReader reader(asset.section("ENCD"));
  const std::size_t count = reader.u16();
  if (count == 0 || count > kMaxLayers) return damaged("ENCD");
  for (std::size_t i = 0; i < count; ++i) {
    Result<Dense> layer = read_dense(reader);
    if (!layer) return layer.error();
    model.layers_.push_back(std::move(layer.value()));
    const Dense& read = model.layers_.back();
    const bool fits = i == 0 ? read.taps() == 1 && read.in() == model.word_dims_ + model.part_dims_
                             : read.taps() == 3 && read.in() == model.width() && read.out() == model.width();
    if (!fits) return damaged("ENCD");
  }
  if (!reader.done()) return damaged("ENCD");
  return model;
}

bool EncoderModel::read_words(Bytes section) {
  ByteReader reader(section);
  word_dims_ = reader.u16();
  const std::uint32_t count = reader.varint();
  if (!reader.ok() || word_dims_ % 2 || word_dims_ > kMaxWidth || count > reader.remaining()) return false;
  hashes_.reserve(count);
  std::uint64_t hash = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t step = reader.varint();
    hash += step;
    if ((i && step == 0) || hash > 0xFFFFFFFFu) return false;
    hashes_.push_back(static_cast<std::uint32_t>(hash));
  }
  const std::size_t columns = word_dims_ / 2, rows = std::size_t{count} + 1;
  // In 64 bits: wasm's size_t would let the product of a made-up file wrap round to what remains.
  if (!reader.ok() || reader.remaining() != std::uint64_t{columns} * rows) return false;
  words_.resize(columns * rows);
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t row = 0; row < rows; ++row) words_[row * columns + c] = reader.u8();
  }
  // Hashes are spread evenly, so their leading bits lead to a handful of candidates.
  int bits = 1;
  while (bits < 24 && (2u << bits) < count) ++bits;
  start_shift_ = 32 - bits;
  starts_.assign((std::size_t{1} << bits) + 1, count);
  for (std::uint32_t i = count; i-- > 0;) starts_[hashes_[i] >> start_shift_] = i;
  for (std::size_t b = starts_.size() - 1; b-- > 0;) starts_[b] = std::min(starts_[b], starts_[b + 1]);
  return true;
}

bool EncoderModel::read_parts(Bytes section) {
  ByteReader reader(section);
  part_dims_ = reader.u16();
  const unsigned bits = reader.u8();
  if (!reader.ok() || part_dims_ == 0 || part_dims_ > kMaxWidth || bits > 16) return false;
  buckets_ = 1u << bits;
  const std::size_t rows = buckets_ + kOtherParts;
  if (reader.remaining() != rows * part_dims_) return false;
  parts_.resize(rows * part_dims_);
  for (std::size_t c = 0; c < part_dims_; ++c) {
    for (std::size_t row = 0; row < rows; ++row) parts_[row * part_dims_ + c] = static_cast<std::int8_t>(reader.u8());
  }
  return true;
}

std::uint32_t EncoderModel::row_of(std::uint32_t word) const {
  const std::uint32_t lead = word >> start_shift_;
  for (std::uint32_t i = starts_[lead]; i < starts_[lead + 1]; ++i) {
    if (hashes_[i] == word) return i + 1;
  }
  return 0;
}

void EncoderModel::look_up(const TokenFeatures& features, std::int16_t* out) const {
  const std::size_t columns = word_dims_ / 2;
  const std::uint8_t* word = words_.data() + row_of(features.word) * columns;
  for (std::size_t c = 0; c < columns; ++c) {
    *out++ = static_cast<std::int16_t>((static_cast<std::int8_t>(word[c] << 4) >> 4) * kWordUnit);
    *out++ = static_cast<std::int16_t>((static_cast<std::int8_t>(word[c]) >> 4) * kWordUnit);
  }
  std::fill_n(out, part_dims_, std::int16_t{0});
  // At most kSubwords + 2 + 2 + 8 + 3 * kLexiconGroups rows of -128 to 127: no overflow.
  const auto add = [&](std::uint32_t row) {
    const std::int8_t* part = parts_.data() + row * part_dims_;
    for (std::size_t i = 0; i < part_dims_; ++i) out[i] = static_cast<std::int16_t>(out[i] + part[i]);
  };
  for (const std::uint16_t subword : features.subwords) {
    if (subword) add(subword & (buckets_ - 1));
  }
  std::uint32_t base = buckets_;
  if (features.shape) add(base + (features.shape & (kShapeRows - 1)));
  base += kShapeRows;
  add(base + static_cast<std::uint32_t>(features.capitals));
  base += kCapitals;
  if (features.first) add(base);
  if (features.headline) add(base + 1);
  base += 2;
  const auto add_set = [&](std::uint32_t set, std::uint32_t size) {
    for (std::uint32_t rest = set; rest; rest &= rest - 1) add(base + static_cast<std::uint32_t>(__builtin_ctz(rest)));
    base += size;
  };
  add_set(features.traits, 8);
  add_set(features.begins, kLexiconGroups);
  add_set(features.inside, kLexiconGroups);
  add_set(features.alone, kLexiconGroups);
}

}  // namespace entente
