#include "tagger/tagger_model.h"

#include "asset/asset.h"

namespace entente {
namespace {

Error damaged(const char* section) { return {ErrorCode::bad_asset, std::string("damaged model: ") + section}; }

/// `count` ascending hashes; false when there are not so many, or they do not ascend.
bool read_hashes(ByteReader& reader, std::vector<std::uint32_t>& out) {
  const std::uint32_t count = reader.varint();
  if (count > reader.remaining()) return false;  // a hash takes a byte or more
  out.reserve(count);
  std::uint64_t hash = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t step = reader.varint();
    if (i && step == 0) return false;
    hash += step;
    if (hash > 0xFFFFFFFFu) return false;
    out.push_back(static_cast<std::uint32_t>(hash));
  }
  return reader.ok();
}

}  // namespace

Result<TaggerModel> TaggerModel::load(std::string bytes) {
  Result<Asset> parsed = Asset::parse(std::move(bytes), "MODL", kModelVersion);
  if (!parsed) return parsed.error();
  const Asset& asset = parsed.value();
  TaggerModel model;
  model.content_hash_ = asset.hash();

  ByteReader labels(asset.section("LABL"));
  if (labels.u8() != kLabels || labels.u8() != kLanes) return damaged("LABL");
  const std::uint16_t steps = labels.u16();
  if (!labels.ok() || steps == 0) return damaged("LABL");
  model.transitions_.scale = 1.0f / static_cast<float>(steps);

  ByteReader transitions(asset.section("TRAN"));
  for (int from = 0; from < kLabels; ++from) {
    for (int to = 0; to < kLabels; ++to) model.transitions_.score[from][to] = static_cast<std::int16_t>(transitions.u16());
  }
  if (!transitions.ok()) return damaged("TRAN");

  ByteReader keys(asset.section("KEYS"));
  std::vector<std::uint32_t> hashes;
  if (!read_hashes(keys, hashes)) return damaged("KEYS");
  ByteReader weights(asset.section("WGHT"));
  if (weights.remaining() != hashes.size() * kLabels) return damaged("WGHT");
  model.rows_.assign(hashes.size(), Row{});
  for (int label = 0; label < kLabels; ++label) {
    for (Row& row : model.rows_) row.weight[label] = static_cast<std::int8_t>(weights.u8());
  }
  std::uint32_t size = 16;
  while (size < hashes.size() * 2) size *= 2;
  model.mask_ = size - 1;
  model.slots_.assign(size, 0);
  model.rows_of_slots_.assign(size, 0);
  for (std::uint32_t i = 0; i < hashes.size(); ++i) {
    std::uint32_t slot = hashes[i] & model.mask_;
    while (model.slots_[slot]) slot = (slot + 1) & model.mask_;
    model.slots_[slot] = hashes[i];
    model.rows_of_slots_[slot] = i;
  }

  ByteReader clusters(asset.section("CLUS"));
  std::vector<std::uint8_t> coarse(clusters.u16());
  for (std::uint8_t& cluster : coarse) cluster = clusters.u8();
  std::vector<std::uint32_t> words;
  if (!read_hashes(clusters, words) || clusters.remaining() != words.size() * 2) return damaged("CLUS");
  std::vector<WordClusters::Row> rows(words.size());
  for (WordClusters::Row& row : rows) row.fine = clusters.u8();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].hash = words[i];
    rows[i].fine = static_cast<std::uint16_t>(rows[i].fine | clusters.u8() << 8);
    if (rows[i].fine >= coarse.size()) return damaged("CLUS");
    rows[i].coarse = coarse[rows[i].fine];
  }
  model.clusters_ = WordClusters(std::move(rows));
  return model;
}

Scores TaggerModel::score(std::span<const std::uint32_t> features) const {
  Scores sum{};
  for (const std::uint32_t feature : features) {
    for (std::uint32_t slot = feature & mask_; slots_[slot]; slot = (slot + 1) & mask_) {
      if (slots_[slot] != feature) continue;
      const Row& row = rows_[rows_of_slots_[slot]];
      for (int lane = 0; lane < kLanes; ++lane) sum[lane] = static_cast<std::int16_t>(sum[lane] + row.weight[lane]);
      break;
    }
  }
  return sum;
}

}  // namespace entente
