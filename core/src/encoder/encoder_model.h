// The weights of the encoder.
#pragma once

#include <cstdint>
#include <vector>

#include "asset/asset.h"
#include "encoder/dense.h"
#include "encoder/token_features.h"
#include "entente/result.h"

namespace entente {

/// Sections of a model file:
///   WORD  u16 dims (even), varint number n of words, their hashes ascending as varint differences, then n + 1 rows (first that of
///         unknown words) of dims four-bit numbers in two's complement, column by column: for each c below dims / 2 n + 1 bytes, in the
///         low half dimension 2c, in the high half dimension 2c + 1
///   PART  u16 dims, u8 binary logarithm of the number B of subword rows, then B + kOtherParts rows of int8, column by column: subwords,
///         shapes, capitals, first, headline, word traits, lexicon groups begun, continued, alone
///   ENCD  u16 number of layers, the layers (dense.h): from words and parts to the width, then blocks of three taps
class EncoderModel {
 public:
  static Result<EncoderModel> load(const Asset& asset);

  std::size_t width() const { return layers_.front().out(); }
  std::size_t inputs() const { return layers_.front().in(); }
  const Dense& input() const { return layers_.front(); }
  std::span<const Dense> blocks() const { return std::span(layers_).subspan(1); }

  /// Writes the inputs() numbers of a token: its word's vector, then the sum of its parts' rows.
  void look_up(const TokenFeatures& features, std::int16_t* out) const;

 private:
  EncoderModel() = default;
  bool read_words(Bytes section);
  bool read_parts(Bytes section);
  std::uint32_t row_of(std::uint32_t word) const;

  std::size_t word_dims_ = 0, part_dims_ = 0;
  std::uint32_t buckets_ = 0;
  std::vector<std::uint32_t> hashes_, starts_;  // starts_[b]: the first hash whose leading bits are b or more
  int start_shift_ = 32;
  std::vector<std::uint8_t> words_;  // rows of packed pairs
  std::vector<std::int8_t> parts_;   // rows
  std::vector<Dense> layers_;
};

inline constexpr std::uint32_t kShapeRows = 512;
inline constexpr std::uint32_t kOtherParts = kShapeRows + kCapitals + 2 + 8 + 3 * kLexiconGroups;
inline constexpr int kWordUnit = 32;  ///< a step of a word vector in the units of a part's row

}  // namespace entente
