// The weights of the linear tagger.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "entente/result.h"
#include "tagger/crf.h"
#include "tagger/features.h"

namespace entente {

/// A model file ("MODL", version 1) has the sections
///   LABL  u8 number of labels (kLabels), u8 number of lanes (kLanes), u16 steps of a score per natural-log unit
///   KEYS  varint count, then the feature hashes, ascending, as varint differences
///   WGHT  int8 weights, label by label (all features of label 0, then of label 1, ...), kLabels x count
///   TRAN  i16 transition scores, kLabels x kLabels, [from][to]
///   CLUS  u16 number of fine clusters, u8 coarse cluster of each; varint count of words, their hashes ascending as varint
///         differences, low bytes of all words' fine clusters, then high bytes
class TaggerModel {
 public:
  static Result<TaggerModel> load(std::string bytes);

  /// Adds up the weights of the features a token has.
  Scores score(std::span<const std::uint32_t> features) const;

  const WordClusters& clusters() const { return clusters_; }
  const Transitions& transitions() const { return transitions_; }
  const std::string& content_hash() const { return content_hash_; }

 private:
  struct alignas(16) Row {
    std::array<std::int8_t, kLanes> weight;
  };
  std::vector<std::uint32_t> slots_;  // open addressing: feature hash, 0 is empty
  std::vector<std::uint32_t> rows_of_slots_;
  std::vector<Row> rows_;
  std::uint32_t mask_ = 0;
  WordClusters clusters_;
  Transitions transitions_;
  std::string content_hash_;
};

inline constexpr std::uint32_t kModelVersion = 1;

}  // namespace entente
