#include "encoder/transformer_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "encoder/exponential.h"
#include "encoder/rounding.h"

namespace entente {
namespace {

constexpr std::size_t kMaxLayers = 24;
constexpr std::size_t kLexiconRows = 2 + 8 + 3 * kLexiconGroups;

/// Of a size that arithmetic in floats stands.
bool read_floats(ByteReader& reader, std::size_t count, std::vector<float>& out) {
  if (reader.remaining() / 4 < count) return false;
  out.resize(count);
  for (float& value : out) {
    const std::uint32_t bits = reader.u32();
    std::memcpy(&value, &bits, sizeof value);
    if (!(value >= -1e6f && value <= 1e6f)) return false;
  }
  return true;
}

bool read_norm(ByteReader& reader, std::size_t width, LayerNorm& norm) {
  return read_floats(reader, width, norm.gain) && read_floats(reader, width, norm.bias);
}

bool maps(const Dense& layer, std::size_t in, std::size_t out) { return layer.taps() == 1 && layer.in() == in && layer.out() == out; }

/// The normal distribution function by Abramowitz and Stegun 7.1.26, absolute error below 1e-7.
float normal_cdf(float x) {
  const float z = (x < 0 ? -x : x) * 0.70710678f;
  const float t = 1.0f / (1.0f + 0.3275911f * z);
  const float tail = t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f)))) * exp_polynomial(-z * z);
  return x < 0 ? 0.5f * tail : 1.0f - 0.5f * tail;
}

}  // namespace

void LayerNorm::apply(std::span<const std::int32_t> x, std::int16_t* out) const {
  std::int64_t sum = 0, squares = 0;
  for (const std::int32_t value : x) {
    sum += value;
    squares += std::int64_t{value} * value;
  }
  const auto n = static_cast<std::int64_t>(x.size());
  const std::int64_t spread = n * squares - sum * sum;  // n^2 times the variance
  const float factor = spread > 0 ? 1.0f / std::sqrt(static_cast<float>(spread)) : 0.0f;
  for (std::size_t i = 0; i < x.size(); ++i) {
    out[i] = round_to_int16(static_cast<float>(n * x[i] - sum) * factor * gain[i] + bias[i]);
  }
}

bool TransformerModel::Table::read(ByteReader& reader, std::size_t count, std::size_t width) {
  if (!read_floats(reader, count, step) || reader.remaining() < count * width) return false;
  rows.resize(count * width);
  for (std::int8_t& value : rows) value = static_cast<std::int8_t>(reader.u8());
  return true;
}

void TransformerModel::Table::add(std::size_t row, std::span<float> sum) const {
  const std::int8_t* values = rows.data() + row * sum.size();
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += step[row] * static_cast<float>(values[i]);
}

Result<TransformerModel> TransformerModel::load(const Asset& asset) {
  const Error damaged{ErrorCode::bad_asset, "damaged model: TRAN"};
  TransformerModel model;
  Result<WordPieces> pieces = WordPieces::load(asset.section("PIEC"));
  if (!pieces) return pieces.error();
  model.pieces = std::move(pieces.value());
  ByteReader reader(asset.section("TRAN"));
  model.width = reader.u16();
  model.heads = reader.u16();
  const std::size_t layers = reader.u16();
  model.positions = reader.u16();
  // A window has room for its edges and a word of any size.
  const bool sound = reader.ok() && model.width && model.width % 8 == 0 && model.width <= kMaxWidth && model.heads && model.width % (8 * model.heads) == 0 &&
                     layers && layers <= kMaxLayers && model.positions >= WordPieces::kMostOfAWord + 2 && model.positions <= 1024;
  if (!sound) return damaged;
  const std::size_t bytes = model.pieces.size() * (model.width / 2);
  if (!read_floats(reader, model.pieces.size(), model.piece_step_) || reader.remaining() < bytes) return damaged;
  const std::string_view rows = reader.bytes(bytes);
  model.piece_rows_.assign(rows.begin(), rows.end());
  if (!model.position_.read(reader, model.positions, model.width) || !model.capitals_.read(reader, kCapitals, model.width) ||
      !model.lexicon_.read(reader, kLexiconRows, model.width) || !read_norm(reader, model.width, model.input_norm) ||
      !model.read_layers(reader, layers) || !reader.done()) {
    return damaged;
  }
  model.fill_gelu();
  return model;
}

bool TransformerModel::read_layers(ByteReader& reader, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    Result<Dense> attend = read_dense(reader), join = read_dense(reader);
    LayerNorm attention_norm, norm;
    if (!attend || !join || !read_norm(reader, width, attention_norm)) return false;
    Result<Dense> up = read_dense(reader), down = read_dense(reader);
    if (!up || !down || !read_norm(reader, width, norm)) return false;
    if (!maps(attend.value(), width, 3 * width) || !maps(join.value(), width, width) || !maps(up.value(), width, up.value().out()) ||
        !maps(down.value(), up.value().out(), width)) {
      return false;
    }
    layers.push_back({std::move(attend.value()), std::move(join.value()), std::move(attention_norm), std::move(up.value()), std::move(down.value()), std::move(norm)});
  }
  return true;
}

void TransformerModel::fill_gelu() {
  gelu_.resize(1 << 16);
  for (int x = -32768; x < 32768; ++x) {
    const float value = static_cast<float>(x) * (1.0f / kStateSteps);
    gelu_[static_cast<std::uint16_t>(x)] = round_to_int16(static_cast<float>(x) * normal_cdf(value));
  }
}

void TransformerModel::look_up(std::uint32_t piece, std::size_t position, const TokenFeatures* token, std::span<float> sum) const {
  const std::uint8_t* row = piece_rows_.data() + piece * (width / 2);
  const float step = piece_step_[piece];
  for (std::size_t i = 0; i < width; i += 2) {
    const auto both = static_cast<std::int8_t>(row[i / 2]);
    sum[i] += step * static_cast<float>(static_cast<std::int8_t>(row[i / 2] << 4) >> 4);
    sum[i + 1] += step * static_cast<float>(both >> 4);
  }
  position_.add(position, sum);
  capitals_.add(token ? static_cast<std::size_t>(token->capitals) : 0, sum);
  if (!token) return;
  std::size_t base = 0;
  const auto add_set = [&](std::uint32_t set, std::size_t size) {
    for (std::uint32_t rest = set; rest; rest &= rest - 1) lexicon_.add(base + static_cast<std::size_t>(__builtin_ctz(rest)), sum);
    base += size;
  };
  add_set(token->first ? 1 : 0, 1);
  add_set(token->headline ? 1 : 0, 1);
  add_set(token->traits, 8);
  for (const std::uint32_t set : {token->begins, token->inside, token->alone}) add_set(set & ((1u << kLexiconGroups) - 1), kLexiconGroups);
}

}  // namespace entente
