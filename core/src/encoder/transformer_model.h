// The weights of the transformer.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "asset/asset.h"
#include "encoder/dense.h"
#include "encoder/token_features.h"
#include "encoder/word_pieces.h"
#include "entente/result.h"

namespace entente {

// Steps of the integers in which activations are kept, a unit being 1.
inline constexpr int kStateSteps = 512;    ///< normalised vectors, what attention adds to them, and the inner layer
inline constexpr int kQuerySteps = 1024;   ///< queries and keys
inline constexpr int kValueSteps = 2048;   ///< values and their means
inline constexpr int kChangeSteps = 256;   ///< what the inner layer adds

/// Gain and bias of each dimension after layer normalisation, in steps of kStateSteps.
struct LayerNorm {
  std::vector<float> gain, bias;

  /// Replaces `out` with the normalised row (Ba et al. 2016). Sums are exact; a row of equal numbers gives the bias. Numbers of x are
  /// at most 2^20 in size.
  void apply(std::span<const std::int32_t> x, std::int16_t* out) const;
};

/// Section TRAN of a model file:
///   u16 width, u16 heads, u16 layers, u16 positions; width / heads is a multiple of 8
///   vectors of the pieces (section PIEC): f32 step of each, then rows of width four-bit numbers in two's complement, two a byte, the
///   first in the low half
///   tables of f32 step of each row, then rows of width int8: positions, capitals, then what the lexicon says: first, headline,
///   word traits, lexicon groups begun, continued, alone
///   norm (f32 gain[width], f32 bias[width]) of their sum
///   for each layer: dense (dense.h) width -> 3 width (queries, keys, values), width -> width, norm, width -> inner,
///   inner -> width, norm
struct TransformerModel {
  struct Layer {
    Dense attend, join;
    LayerNorm attention_norm;
    Dense up, down;
    LayerNorm norm;
  };
  static Result<TransformerModel> load(const Asset& asset);

  /// Adds to `sum` (width numbers) the vectors of a piece at a place of its window, of a token with such features; `token` is null for
  /// the edges of the window.
  void look_up(std::uint32_t piece, std::size_t position, const TokenFeatures* token, std::span<float> sum) const;

  /// x times the normal distribution function of x (Hendrycks and Gimpel 2016).
  std::int16_t gelu(std::int16_t x) const { return gelu_[static_cast<std::uint16_t>(x)]; }

  std::size_t width = 0, heads = 0, positions = 0;
  WordPieces pieces;
  LayerNorm input_norm;
  std::vector<Layer> layers;

 private:
  /// Rows of int8 with a step each.
  struct Table {
    std::vector<float> step;
    std::vector<std::int8_t> rows;
    bool read(ByteReader& reader, std::size_t count, std::size_t width);
    void add(std::size_t row, std::span<float> sum) const;
  };
  bool read_layers(ByteReader& reader, std::size_t count);
  void fill_gelu();

  std::vector<float> piece_step_;
  std::vector<std::uint8_t> piece_rows_;
  Table position_, capitals_, lexicon_;
  std::vector<std::int16_t> gelu_;
};

}  // namespace entente
