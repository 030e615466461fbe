// Transformers of random weights: written as a model file for the core, and computed the slow and obvious way, in doubles, rounded
// where the core rounds.
#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "encoder/transformer_model.h"
#include "random_encoder.h"

namespace entente::test {

struct PlainTransformer {
  struct Norm {
    std::vector<float> gain, bias;
  };
  struct Layer {
    PlainDense attend, join;
    Norm attention_norm;
    PlainDense up, down;
    Norm norm;
  };
  struct Table {
    std::vector<float> step;
    Rows rows;
  };
  std::size_t width = 16, heads = 2, positions = 30;
  std::vector<std::string> vocabulary{"[UNK]", "[CLS]", "[SEP]"};
  Table pieces, place, capitals, lexicon;
  Norm input_norm;
  std::vector<Layer> layers;

  /// Its words are the letters a to z; a word of several letters is several pieces.
  static PlainTransformer random(Random& random, std::size_t width, std::size_t heads, std::size_t inner, std::size_t layers, std::size_t positions) {
    PlainTransformer t;
    t.width = width;
    t.heads = heads;
    t.positions = positions;
    for (char c = 'a'; c <= 'z'; ++c) {
      t.vocabulary.push_back({c});
      t.vocabulary.push_back({'#', '#', c});
    }
    const auto table = [&](std::size_t rows, int most) {
      Table out{{}, random_rows(random, rows, width, -most - 1, most)};
      for (std::size_t i = 0; i < rows; ++i) out.step.push_back(static_cast<float>(random.from(1, 100)) / static_cast<float>(100 * most));
      return out;
    };
    t.pieces = table(t.vocabulary.size(), 7);
    t.place = table(positions, 127);
    t.capitals = table(kCapitals, 127);
    t.lexicon = table(2 + 8 + 3 * kLexiconGroups, 127);
    const auto norm = [&] {
      Norm out;
      for (std::size_t i = 0; i < width; ++i) {
        out.gain.push_back(static_cast<float>(random.from(200, 800)));
        out.bias.push_back(static_cast<float>(random.from(-200, 200)));
      }
      return out;
    };
    t.input_norm = norm();
    const auto dense = [&](std::size_t in, std::size_t out) {
      PlainDense layer = PlainDense::random(random, in, out, 1, 1);
      for (float& scale : layer.scale) scale *= 20.0f;
      return layer;
    };
    for (std::size_t i = 0; i < layers; ++i) t.layers.push_back({dense(width, 3 * width), dense(width, width), norm(), dense(width, inner), dense(inner, width), norm()});
    return t;
  }

  std::vector<std::pair<std::string, std::string>> sections() const {
    ByteWriter names, tran;
    const auto floats = [&tran](const std::vector<float>& values) {
      for (const float value : values) {
        std::uint32_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        tran.u32(bits);
      }
    };
    const auto write_norm = [&](const Norm& norm) {
      floats(norm.gain);
      floats(norm.bias);
    };
    names.varint(static_cast<std::uint32_t>(vocabulary.size()));
    for (const std::string& piece : vocabulary) {
      names.u8(static_cast<std::uint32_t>(piece.size()));
      names.bytes(piece);
    }
    for (const std::size_t value : {width, heads, layers.size(), positions}) tran.u16(static_cast<std::uint32_t>(value));
    floats(pieces.step);
    for (const auto& row : pieces.rows) {
      for (std::size_t i = 0; i < width; i += 2) tran.u8((static_cast<std::uint32_t>(row[i]) & 15) | (static_cast<std::uint32_t>(row[i + 1]) & 15) << 4);
    }
    for (const Table* table : {&place, &capitals, &lexicon}) {
      floats(table->step);
      for (const auto& row : table->rows) {
        for (const int value : row) tran.u8(static_cast<std::uint8_t>(value));
      }
    }
    write_norm(input_norm);
    for (const Layer& layer : layers) {
      tran.bytes(layer.attend.bytes());
      tran.bytes(layer.join.bytes());
      write_norm(layer.attention_norm);
      tran.bytes(layer.up.bytes());
      tran.bytes(layer.down.bytes());
      write_norm(layer.norm);
    }
    return {{"PIEC", names.take()}, {"TRAN", tran.take()}};
  }

  std::string bytes() const { return build_asset("MODL", 2, sections()); }

  static int rounded(double value) { return saturate(static_cast<std::int64_t>(std::nearbyint(value))); }

  static std::vector<int> normalised(const std::vector<double>& x, const Norm& norm) {
    double mean = 0, variance = 0;
    for (const double value : x) mean += value / static_cast<double>(x.size());
    for (const double value : x) variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    std::vector<int> out;
    for (std::size_t i = 0; i < x.size(); ++i) {
      out.push_back(rounded((variance > 0 ? (x[i] - mean) / std::sqrt(variance) : 0) * static_cast<double>(norm.gain[i]) + static_cast<double>(norm.bias[i])));
    }
    return out;
  }

  std::vector<double> embedding(const std::string& piece, std::size_t position, const TokenFeatures* token) const {
    std::vector<double> sum(width);
    const auto add = [&](const Table& table, std::size_t row) {
      for (std::size_t i = 0; i < width; ++i) sum[i] += static_cast<double>(table.step[row]) * table.rows[row][i];
    };
    add(pieces, static_cast<std::size_t>(std::find(vocabulary.begin(), vocabulary.end(), piece) - vocabulary.begin()));
    add(place, position);
    add(capitals, token ? static_cast<std::size_t>(token->capitals) : 0);
    if (!token) return sum;
    if (token->first) add(lexicon, 0);
    if (token->headline) add(lexicon, 1);
    for (std::size_t bit = 0; bit < 8; ++bit) {
      if (token->traits >> bit & 1) add(lexicon, 2 + bit);
    }
    std::size_t base = 10;
    for (const std::uint32_t set : {token->begins, token->inside, token->alone}) {
      for (std::size_t bit = 0; bit < kLexiconGroups; ++bit) {
        if (set >> bit & 1) add(lexicon, base + bit);
      }
      base += kLexiconGroups;
    }
    return sum;
  }

  /// Of one sentence that fits a window, whose words are of the letters a to z.
  Rows encode(const std::vector<TokenFeatures>& tokens, const std::vector<std::string>& words) const {
    Rows state{normalised(embedding("[CLS]", 0, nullptr), input_norm)};
    std::vector<std::size_t> firsts;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      firsts.push_back(state.size());
      for (std::size_t i = 0; i < words[t].size(); ++i) {
        state.push_back(normalised(embedding((i ? "##" : "") + words[t].substr(i, 1), state.size(), &tokens[t]), input_norm));
      }
    }
    state.push_back(normalised(embedding("[SEP]", state.size(), nullptr), input_norm));
    for (const Layer& layer : layers) {
      state = added(state, layer.join.apply(attention(layer.attend.apply(state))), 1, layer.attention_norm);
      Rows inner = layer.up.apply(state);
      for (auto& row : inner) {
        for (int& value : row) value = rounded(value * 0.5 * std::erfc(-value / 512.0 / std::sqrt(2.0)));
      }
      state = added(state, layer.down.apply(inner), 2, layer.norm);
    }
    Rows out;
    for (const std::size_t first : firsts) out.push_back(state[first]);
    return out;
  }

 private:
  static Rows added(const Rows& state, const Rows& change, int factor, const Norm& norm) {
    Rows out;
    for (std::size_t r = 0; r < state.size(); ++r) {
      std::vector<double> sum;
      for (std::size_t i = 0; i < state[r].size(); ++i) sum.push_back(state[r][i] + factor * change[r][i]);
      out.push_back(normalised(sum, norm));
    }
    return out;
  }

  Rows attention(const Rows& all) const {
    const std::size_t size = width / heads;
    Rows out(all.size(), std::vector<int>(width));
    for (std::size_t h = 0; h < heads; ++h) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<double> weight;
        double sum = 0;
        for (std::size_t j = 0; j < all.size(); ++j) {
          double score = 0;
          for (std::size_t d = 0; d < size; ++d) score += static_cast<double>(all[i][h * size + d]) * all[j][width + h * size + d];
          weight.push_back(std::exp(score / (1024.0 * 1024.0) / std::sqrt(static_cast<double>(size))));
          sum += weight.back();
        }
        for (std::size_t d = 0; d < size; ++d) {
          double mean = 0;
          for (std::size_t j = 0; j < all.size(); ++j) mean += weight[j] / sum * all[j][2 * width + h * size + d];
          out[i][h * size + d] = rounded(mean);
        }
      }
    }
    return out;
  }
};

}  // namespace entente::test
