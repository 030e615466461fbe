// Encoders of random weights as plain tables: written as a model file for the core, and computed the slow and obvious way.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "asset/asset.h"
#include "encoder/encoder_model.h"
#include "encoder/token_features.h"

namespace entente::test {

using Rows = std::vector<std::vector<int>>;

/// The standard fixes what mt19937 yields, not what its distributions do.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  int from(int least, int most) { return least + static_cast<int>(engine_() % (static_cast<std::uint32_t>(most - least) + 1)); }
  std::uint32_t bits() { return static_cast<std::uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

inline Rows random_rows(Random& random, std::size_t rows, std::size_t width, int least, int most) {
  Rows out(rows, std::vector<int>(width));
  for (auto& row : out) {
    for (int& value : row) value = random.from(least, most);
  }
  return out;
}

inline std::vector<std::int16_t> flat(const Rows& rows) {
  std::vector<std::int16_t> out;
  for (const auto& row : rows) {
    for (int value : row) out.push_back(static_cast<std::int16_t>(value));
  }
  return out;
}

inline int saturate(std::int64_t value) { return static_cast<int>(value < -32768 ? -32768 : value > 32767 ? 32767 : value); }

struct PlainDense {
  std::size_t in = 8, out = 8, taps = 1, dilation = 1;
  std::vector<float> scale;
  std::vector<std::int32_t> bias;
  Rows weights;  // [out][taps * in]

  static PlainDense random(Random& random, std::size_t in, std::size_t out, std::size_t taps, std::size_t dilation) {
    PlainDense layer{in, out, taps, dilation, {}, {}, random_rows(random, out, taps * in, -127, 127)};
    for (std::size_t o = 0; o < out; ++o) {
      layer.scale.push_back(static_cast<float>(random.from(1, 1000)) / (64000.0f * static_cast<float>(taps * in)));
      layer.bias.push_back(random.from(-1000000, 1000000));
    }
    return layer;
  }

  std::string bytes() const {
    ByteWriter writer;
    writer.u16(static_cast<std::uint32_t>(in));
    writer.u16(static_cast<std::uint32_t>(out));
    writer.u8(static_cast<std::uint32_t>(taps));
    writer.u8(static_cast<std::uint32_t>(dilation));
    for (float value : scale) {
      std::uint32_t pattern;
      std::memcpy(&pattern, &value, sizeof pattern);
      writer.u32(pattern);
    }
    for (std::int32_t value : bias) writer.u32(static_cast<std::uint32_t>(value));
    for (const auto& row : weights) {
      for (int weight : row) writer.u8(static_cast<std::uint8_t>(weight));
    }
    return writer.take();
  }

  /// Of one sentence.
  Rows apply(const Rows& x) const {
    Rows y(x.size(), std::vector<int>(out));
    for (std::size_t t = 0; t < x.size(); ++t) {
      for (std::size_t o = 0; o < out; ++o) {
        std::int64_t sum = bias[o];
        for (std::size_t tap = 0; tap < taps; ++tap) {
          const std::int64_t at = static_cast<std::int64_t>(t) + (taps == 3 ? (static_cast<std::int64_t>(tap) - 1) * static_cast<std::int64_t>(dilation) : 0);
          if (at < 0 || at >= static_cast<std::int64_t>(x.size())) continue;
          for (std::size_t i = 0; i < in; ++i) sum += std::int64_t{weights[o][tap * in + i]} * x[static_cast<std::size_t>(at)][i];
        }
        const float product = static_cast<float>(sum) * scale[o];
        y[t][o] = saturate(static_cast<std::int64_t>(std::nearbyint(static_cast<double>(product))));  // halves to even
      }
    }
    return y;
  }
};

struct PlainEncoder {
  std::vector<std::uint32_t> words;  // ascending hashes
  Rows word_rows;                    // one more: first that of unknown words
  unsigned bucket_bits = 4;
  Rows part_rows;
  std::vector<PlainDense> layers;

  static PlainEncoder random(Random& random, std::size_t words, std::size_t word_dims, std::size_t part_dims, std::size_t width,
                             std::initializer_list<std::size_t> dilations, unsigned bucket_bits = 4) {
    PlainEncoder encoder;
    std::uint32_t hash = random.bits() % 1000;
    for (std::size_t i = 0; i < words; ++i) {
      encoder.words.push_back(hash);
      hash += 1 + random.bits() % (0xFFFFF000u / static_cast<std::uint32_t>(words));
    }
    encoder.word_rows = random_rows(random, words + 1, word_dims, -8, 7);
    encoder.bucket_bits = bucket_bits;
    encoder.part_rows = random_rows(random, (std::size_t{1} << bucket_bits) + kParts, part_dims, -128, 127);
    encoder.layers.push_back(PlainDense::random(random, word_dims + part_dims, width, 1, 1));
    for (std::size_t dilation : dilations) encoder.layers.push_back(PlainDense::random(random, width, width, 3, dilation));
    return encoder;
  }

  std::vector<std::pair<std::string, std::string>> sections() const {
    ByteWriter word, part, dense;
    word.u16(static_cast<std::uint32_t>(word_rows[0].size()));
    word.varint(static_cast<std::uint32_t>(words.size()));
    std::uint32_t last = 0;
    for (std::uint32_t hash : words) {
      word.varint(hash - last);
      last = hash;
    }
    for (std::size_t d = 0; d < word_rows[0].size(); d += 2) {
      for (const auto& row : word_rows) word.u8((static_cast<std::uint32_t>(row[d]) & 15) | (static_cast<std::uint32_t>(row[d + 1]) & 15) << 4);
    }
    part.u16(static_cast<std::uint32_t>(part_rows[0].size()));
    part.u8(bucket_bits);
    for (std::size_t d = 0; d < part_rows[0].size(); ++d) {
      for (const auto& row : part_rows) part.u8(static_cast<std::uint8_t>(row[d]));
    }
    dense.u16(static_cast<std::uint32_t>(layers.size()));
    for (const PlainDense& layer : layers) dense.bytes(layer.bytes());
    return {{"WORD", word.take()}, {"PART", part.take()}, {"ENCD", dense.take()}};
  }

  std::string bytes() const { return build_asset("MODL", 2, sections()); }

  std::vector<int> look_up(const TokenFeatures& token) const {
    std::size_t row = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == token.word) row = i + 1;
    }
    std::vector<int> out;
    for (int value : word_rows[row]) out.push_back(value * 32);
    std::vector<int> bag(part_rows[0].size());
    const auto add = [&](std::size_t part) {
      for (std::size_t i = 0; i < bag.size(); ++i) bag[i] += part_rows[part][i];
    };
    const std::size_t buckets = std::size_t{1} << bucket_bits;
    for (std::uint16_t subword : token.subwords) {
      if (subword) add(subword % buckets);
    }
    if (token.shape) add(buckets + token.shape % 512);
    add(buckets + 512 + static_cast<std::size_t>(token.capitals));
    if (token.first) add(buckets + 519);
    if (token.headline) add(buckets + 520);
    for (std::size_t bit = 0; bit < 8; ++bit) {
      if (token.traits >> bit & 1) add(buckets + 521 + bit);
    }
    for (std::size_t group = 0; group < 23; ++group) {
      if (token.begins >> group & 1) add(buckets + 529 + group);
      if (token.inside >> group & 1) add(buckets + 552 + group);
      if (token.alone >> group & 1) add(buckets + 575 + group);
    }
    out.insert(out.end(), bag.begin(), bag.end());
    return out;
  }

  /// Of one sentence.
  Rows encode(std::span<const TokenFeatures> tokens) const {
    Rows x;
    for (const TokenFeatures& token : tokens) x.push_back(look_up(token));
    const auto positive = [](Rows rows) {
      for (auto& row : rows) {
        for (int& value : row) value = value < 0 ? 0 : value;
      }
      return rows;
    };
    Rows state = layers[0].apply(x);
    for (std::size_t layer = 1; layer < layers.size(); ++layer) {
      const Rows change = layers[layer].apply(positive(state));
      for (std::size_t t = 0; t < state.size(); ++t) {
        for (std::size_t i = 0; i < state[t].size(); ++i) state[t][i] = saturate(state[t][i] + change[t][i]);
      }
    }
    return positive(state);
  }

  /// About half its words are known to the encoder.
  std::vector<TokenFeatures> random_tokens(Random& random, std::size_t count) const {
    std::vector<TokenFeatures> tokens(count);
    for (TokenFeatures& token : tokens) {
      token.word = words.empty() || random.from(0, 1) ? random.bits() : words[random.bits() % words.size()];
      token.shape = random.from(0, 9) ? random.bits() : 0;
      const auto groups = [&] { return random.bits() & random.bits() & random.bits() & 0x7FFFFF; };
      token.begins = groups();
      token.inside = groups();
      token.alone = groups();
      token.capitals = static_cast<Capitals>(random.from(0, 6));
      token.traits = static_cast<std::uint8_t>(random.bits() & random.bits());
      token.first = static_cast<std::uint8_t>(random.from(0, 1));
      token.headline = static_cast<std::uint8_t>(random.from(0, 1));
      const int subwords = random.from(0, kSubwords);
      for (int i = 0; i < subwords; ++i) token.subwords[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(random.bits());
    }
    return tokens;
  }

  static constexpr std::size_t kParts = 512 + 7 + 2 + 8 + 3 * 23;  // as the file format says, not as the core computes it
};

}  // namespace entente::test
