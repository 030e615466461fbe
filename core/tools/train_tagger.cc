// Trains the linear tagger: `train_tagger LEXICON.bin CLUSTERS.tsv TRAIN.ndjson OUT.bin [--epochs N] [--features N] [--l1 X]`
//
// TRAIN.ndjson holds a text a line, as model/prepare.mjs writes it:
//   {"text": "...", "names": [[begin, end, "PERSON"], ...], "hidden": ["NORP", ...]}
// with byte offsets; a class is one of the tagger's seven, or "ANY": some name that is no person, organisation or place, or none
// at all. `hidden` are the classes that the corpus does not annotate. The loss is the marginal likelihood of all labellings that
// the annotation allows (partial CRF: Tsuboi et al. 2008), so what a corpus could hide is not learned as "outside".
// Optimiser: AdaGrad with regularised dual averaging (Duchi et al. 2011; Xiao 2010), whose L1 term leaves few features.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "asset/asset.h"
#include "entente/lexicon.h"
#include "tagger/features.h"
#include "tagger/labels.h"
#include "tagger/tagger_model.h"
#include "text/text.h"

namespace {

using namespace entente;
using Row = std::array<float, kLanes>;
using LabelSet = std::uint16_t;

constexpr const char* kClassNames[kClasses] = {"PERSON", "NORP", "ORG", "PLACE", "EVENT", "PRODUCT", "WORK"};
constexpr int kStepsPerUnit = 20;  // int8 weights reach +-6.35
constexpr LabelSet kAllLabels = (1u << kLabels) - 1;

struct Options {
  int epochs = 4;
  std::size_t features = 60000;
  float l1 = 6e-6f, rate = 0.1f;
};

struct Example {
  std::vector<std::uint32_t> features;  // indices into the weights
  std::vector<std::uint32_t> ends;      // of each token in `features`
  std::vector<LabelSet> allowed;
};

[[noreturn]] void die(const std::string& message) {
  std::cerr << "train_tagger: " << message << "\n";
  std::exit(1);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) die("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr LabelSet bit(Label label) { return static_cast<LabelSet>(1u << label); }
constexpr LabelSet both(int name_class) { return bit(begin_label(name_class)) | bit(inside_label(name_class)); }

constexpr LabelSet kInside = 0x5554;               // all I labels
constexpr LabelSet kOpening = kAllLabels & ~kInside;  // what a sentence may start with

int class_named(const std::string& name) {
  for (int c = 0; c < kClasses; ++c) {
    if (name == kClassNames[c]) return c;
  }
  if (name != "ANY") die("unknown class " + name);
  return -1;
}

constexpr LabelSet kAny = bit(kOutside) | both(static_cast<int>(NameClass::norp)) | both(static_cast<int>(NameClass::event)) |
                          both(static_cast<int>(NameClass::product)) | both(static_cast<int>(NameClass::work));

/// Which labels the annotation allows each token of the document.
std::vector<LabelSet> allowed_labels(const Document& document, const nlohmann::json& line) {
  LabelSet outside = bit(kOutside);
  for (const auto& name : line["hidden"]) outside |= both(class_named(name.get<std::string>()));
  std::vector<LabelSet> allowed(document.tokens.size(), outside);
  for (const auto& name : line["names"]) {
    const Span span{name[0].get<std::uint32_t>(), name[1].get<std::uint32_t>()};
    const int name_class = class_named(name[2].get<std::string>());
    std::vector<std::size_t> inside;
    for (std::size_t t = 0; t < document.tokens.size(); ++t) {
      if (document.tokens[t].span.overlaps(span)) inside.push_back(t);
    }
    if (inside.empty()) continue;
    const bool exact = document.tokens[inside.front()].span.begin == span.begin && document.tokens[inside.back()].span.end == span.end;
    for (const std::size_t t : inside) {
      if (!exact) {
        allowed[t] = kAllLabels;  // the annotation cuts through a token: it says nothing usable
      } else if (name_class < 0) {
        allowed[t] = t == inside.front() ? kAny & kOpening : kAny;
      } else {
        allowed[t] = bit(t == inside.front() ? begin_label(name_class) : inside_label(name_class));
      }
    }
  }
  return allowed;
}

/// Ascending hashes as varint differences, behind their number.
template <class Items, class Hash>
void write_hashes(ByteWriter& writer, const Items& items, Hash hash) {
  writer.varint(static_cast<std::uint32_t>(items.size()));
  std::uint32_t last = 0;
  for (const auto& item : items) {
    writer.varint(hash(item) - last);
    last = hash(item);
  }
}

/// The CLUS section of tagger_model.h.
std::string cluster_section(const std::vector<WordClusters::Row>& rows) {
  std::vector<std::uint8_t> coarse(1);
  for (const WordClusters::Row& row : rows) {
    if (row.fine >= coarse.size()) coarse.resize(row.fine + 1u);
    coarse[row.fine] = row.coarse;
  }
  ByteWriter writer;
  writer.u16(static_cast<std::uint32_t>(coarse.size()));
  for (const std::uint8_t cluster : coarse) writer.u8(cluster);
  write_hashes(writer, rows, [](const WordClusters::Row& row) { return row.hash; });
  for (const WordClusters::Row& row : rows) writer.u8(row.fine & 0xFFu);
  for (const WordClusters::Row& row : rows) writer.u8(row.fine >> 8);
  return writer.take();
}

class Trainer {
 public:
  Trainer(const Lexicon& lexicon, const std::vector<WordClusters::Row>& clusters, Options options)
      : lexicon_(lexicon), clusters_(clusters), cluster_section_(cluster_section(clusters)), extractor_(lexicon, clusters_), options_(options) {}

  void read(const std::string& path) {
    std::ifstream in(path);
    if (!in) die("cannot read " + path);
    std::string text;
    for (std::string line; std::getline(in, line);) {
      const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
      if (json.is_discarded()) die("bad line in " + path);
      text = json["text"].get<std::string>();
      add(text, json);
    }
    std::printf("%zu sentences, %zu tokens, %zu distinct features\n", examples_.size(), tokens_, index_.size());
  }

  std::string train() {
    prune_rare();
    fit(options_.epochs);
    keep_best();
    fit(options_.epochs);
    return build();
  }

 private:
  void add(const std::string& text, const nlohmann::json& json) {
    const Document document = read_document(text);
    const std::vector<LabelSet> allowed = allowed_labels(document, json);
    for (const Sentence& sentence : document.sentences) {
      std::vector<NameMatch> matches;
      lexicon_.match(document, sentence.first_token, sentence.end_token, matches);
      extractor_.extract(document, sentence, matches);
      Example example;
      for (std::size_t i = 0; i < extractor_.size(); ++i) {
        for (const std::uint32_t hash : extractor_.at(i)) {
          const auto [at, isNew] = index_.try_emplace(hash, static_cast<std::uint32_t>(hashes_.size()));
          if (isNew) {
            hashes_.push_back(hash);
            counts_.push_back(0);
          }
          ++counts_[at->second];
          example.features.push_back(at->second);
        }
        example.ends.push_back(static_cast<std::uint32_t>(example.features.size()));
        example.allowed.push_back(allowed[sentence.first_token + i]);
      }
      if (!example.allowed.empty() && !(example.allowed[0] & kOpening)) example.allowed[0] = static_cast<LabelSet>(example.allowed[0] >> 1);  // a name cut by the sentence split
      tokens_ += example.ends.size();
      examples_.push_back(std::move(example));
    }
  }

  void prune_rare() {
    keep([this](std::uint32_t feature) { return counts_[feature] >= 3; });
  }

  /// The features whose weights matter most, by largest absolute weight.
  void keep_best() {
    std::vector<std::pair<float, std::uint32_t>> strength(hashes_.size());
    for (std::uint32_t f = 0; f < hashes_.size(); ++f) {
      const Row row = weights(f);
      float most = 0;
      for (int l = 0; l < kLabels; ++l) most = std::max(most, std::abs(row[l]));
      strength[f] = {most * std::log2(1.0f + static_cast<float>(counts_[f])), f};
    }
    std::sort(strength.begin(), strength.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::vector<bool> kept(hashes_.size());
    std::size_t count = 0;
    for (const auto& [most, f] : strength) {
      if (most <= 0.5f / kStepsPerUnit || count == options_.features) break;
      kept[f] = true;
      ++count;
    }
    keep([&kept](std::uint32_t feature) { return kept[feature]; });
  }

  template <class Keep>
  void keep(Keep wanted) {
    std::vector<std::uint32_t> renamed(hashes_.size(), UINT32_MAX), hashes, counts;
    for (std::uint32_t f = 0; f < hashes_.size(); ++f) {
      if (!wanted(f)) continue;
      renamed[f] = static_cast<std::uint32_t>(hashes.size());
      hashes.push_back(hashes_[f]);
      counts.push_back(counts_[f]);
    }
    hashes_ = std::move(hashes);
    counts_ = std::move(counts);
    for (Example& example : examples_) {
      std::vector<std::uint32_t> features;
      std::uint32_t from = 0;
      for (std::uint32_t& end : example.ends) {
        for (std::uint32_t i = from; i < end; ++i) {
          if (renamed[example.features[i]] != UINT32_MAX) features.push_back(renamed[example.features[i]]);
        }
        from = end;
        end = static_cast<std::uint32_t>(features.size());
      }
      example.features = std::move(features);
    }
    std::printf("%zu features kept\n", hashes_.size());
  }

  /// Weights from the dual average: zero until the summed gradient outgrows the L1 term.
  Row weights(std::uint32_t feature) const {
    Row row{};
    const Row &u = sum_[feature], &g = squares_[feature];
    const float threshold = options_.l1 * static_cast<float>(step_);
    for (int l = 0; l < kLabels; ++l) {
      const float size = std::abs(u[l]) - threshold;
      if (size > 0) row[l] = (u[l] < 0 ? 1.0f : -1.0f) * options_.rate * size / std::sqrt(g[l] + 1e-4f);
    }
    return row;
  }

  void descend(std::uint32_t feature, int label, float gradient) {
    sum_[feature][label] += gradient;
    squares_[feature][label] += gradient * gradient;
  }

  void fit(int epochs) {
    const std::size_t rows = hashes_.size() + kLabels;  // the transitions are rows of their own behind the features
    sum_.assign(rows, Row{});
    squares_.assign(rows, Row{});
    step_ = 0;
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 random(1);
    for (int epoch = 1; epoch <= epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const std::uint32_t e : order) loss += learn(examples_[e]);
      std::printf("epoch %d: loss per token %.4f\n", epoch, loss / static_cast<double>(tokens_));
      std::fflush(stdout);
    }
  }

  /// One stochastic step; returns the loss.
  double learn(const Example& example) {
    const std::size_t size = example.ends.size();
    if (size == 0) return 0;
    ++step_;
    emission_.assign(size, Row{});
    std::uint32_t from = 0;
    for (std::size_t t = 0; t < size; ++t) {
      for (; from < example.ends[t]; ++from) {
        const Row row = weights(example.features[from]);
        for (int l = 0; l < kLabels; ++l) emission_[t][l] += row[l];
      }
    }
    for (int l = 0; l < kLabels; ++l) transition_[l] = weights(static_cast<std::uint32_t>(hashes_.size()) + l);
    const std::vector<LabelSet> all(size, kAllLabels);
    const double free = expect(all, free_, free_pairs_);
    const double bound = expect(example.allowed, bound_, bound_pairs_);
    from = 0;
    for (std::size_t t = 0; t < size; ++t) {
      Row gradient;
      bool any = false;
      for (int l = 0; l < kLabels; ++l) {
        gradient[l] = free_[t][l] - bound_[t][l];
        if (std::abs(gradient[l]) < 1e-4f) gradient[l] = 0;
        any |= gradient[l] != 0;
      }
      for (; from < example.ends[t]; ++from) {
        if (!any) continue;
        for (int l = 0; l < kLabels; ++l) {
          if (gradient[l] != 0) descend(example.features[from], l, gradient[l]);
        }
      }
    }
    for (int a = 0; a < kLabels; ++a) {
      for (int b = 0; b < kLabels; ++b) {
        const float gradient = free_pairs_[a][b] - bound_pairs_[a][b];
        if (gradient != 0) descend(static_cast<std::uint32_t>(hashes_.size()) + a, b, gradient);
      }
    }
    return free - bound;
  }

  /// Forward-backward over the allowed labels: label and label-pair probabilities; returns the log partition function.
  double expect(const std::vector<LabelSet>& allowed, std::vector<Row>& single, std::array<Row, kLanes>& pairs) {
    const std::size_t size = emission_.size();
    std::vector<Row> weight(size), forward(size), backward(size);
    double log_z = 0;
    const auto normalise = [](Row& row) {
      float sum = 0;
      for (int l = 0; l < kLabels; ++l) sum += row[l];
      for (int l = 0; l < kLabels; ++l) row[l] /= sum;
      return std::log(static_cast<double>(sum));
    };
    std::array<Row, kLanes> step{};
    for (int a = 0; a < kLabels; ++a) {
      for (int b = 0; b < kLabels; ++b) {
        step[a][b] = may_follow(static_cast<Label>(a), static_cast<Label>(b)) ? std::exp(std::clamp(transition_[a][b], -30.0f, 30.0f)) : 0.0f;
      }
    }
    for (std::size_t t = 0; t < size; ++t) {
      const float top = *std::max_element(emission_[t].begin(), emission_[t].begin() + kLabels);
      log_z += top;
      for (int l = 0; l < kLabels; ++l) weight[t][l] = allowed[t] >> l & 1 ? std::exp(std::max(emission_[t][l] - top, -30.0f)) : 0.0f;
      for (int b = 0; b < kLabels; ++b) {
        float sum = 0;
        if (t == 0) {
          sum = step[kOutside][b];
        } else {
          for (int a = 0; a < kLabels; ++a) sum += forward[t - 1][a] * step[a][b];
        }
        forward[t][b] = sum * weight[t][b];
      }
      log_z += normalise(forward[t]);
    }
    pairs = {};
    single.assign(size, Row{});
    backward[size - 1].fill(1.0f);
    for (std::size_t t = size; t-- > 0;) {
      for (int l = 0; l < kLabels; ++l) single[t][l] = forward[t][l] * backward[t][l];
      normalise(single[t]);
      if (t == 0) break;
      Row behind{};
      float total = 0;
      std::array<Row, kLanes> joint{};
      for (int a = 0; a < kLabels; ++a) {
        for (int b = 0; b < kLabels; ++b) {
          const float value = step[a][b] * weight[t][b] * backward[t][b];
          behind[a] += value;
          joint[a][b] = forward[t - 1][a] * value;
          total += joint[a][b];
        }
      }
      for (int a = 0; a < kLabels; ++a) {
        for (int b = 0; b < kLabels; ++b) pairs[a][b] += joint[a][b] / total;
      }
      normalise(behind);
      backward[t - 1] = behind;
    }
    return log_z;
  }

  std::string build() {
    const auto quantised = [](float weight, int limit) { return std::clamp(static_cast<int>(std::lround(weight * kStepsPerUnit)), -limit, limit); };
    std::vector<std::uint32_t> order;
    for (std::uint32_t f = 0; f < hashes_.size(); ++f) {
      const Row row = weights(f);
      if (std::any_of(row.begin(), row.begin() + kLabels, [&](float w) { return quantised(w, 127) != 0; })) order.push_back(f);
    }
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) { return hashes_[a] < hashes_[b]; });
    ByteWriter labels, keys, values, transitions, clusters;
    labels.u8(kLabels);
    labels.u8(kLanes);
    labels.u16(kStepsPerUnit);
    write_hashes(keys, order, [this](std::uint32_t f) { return hashes_[f]; });
    for (int l = 0; l < kLabels; ++l) {
      for (const std::uint32_t f : order) values.u8(static_cast<std::uint8_t>(quantised(weights(f)[l], 127)));
    }
    for (int a = 0; a < kLabels; ++a) {
      const Row row = weights(static_cast<std::uint32_t>(hashes_.size()) + a);
      for (int b = 0; b < kLabels; ++b) transitions.u16(static_cast<std::uint16_t>(quantised(row[b], 32767)));
    }
    std::printf("%zu features written\n", order.size());
    return build_asset("MODL", kModelVersion,
                       {{"LABL", labels.take()}, {"KEYS", keys.take()}, {"WGHT", values.take()}, {"TRAN", transitions.take()}, {"CLUS", cluster_section_}});
  }

  const Lexicon& lexicon_;
  const WordClusters clusters_;
  const std::string cluster_section_;
  FeatureExtractor extractor_;
  const Options options_;
  std::unordered_map<std::uint32_t, std::uint32_t> index_;
  std::vector<std::uint32_t> hashes_, counts_;
  std::vector<Example> examples_;
  std::size_t tokens_ = 0;
  std::vector<Row> sum_, squares_, emission_, free_, bound_;
  std::array<Row, kLanes> transition_{}, free_pairs_{}, bound_pairs_{};
  std::uint64_t step_ = 0;
};

/// CLUSTERS.tsv ("word <tab> fine <tab> coarse") as rows by ascending hash; where words share a hash the more frequent stays.
std::vector<WordClusters::Row> read_clusters(const std::string& path) {
  std::ifstream in(path);
  if (!in) die("cannot read " + path);
  std::map<std::uint32_t, WordClusters::Row> rows;
  for (std::string word, fine, coarse; std::getline(in, word, '\t') && std::getline(in, fine, '\t') && std::getline(in, coarse);) {
    const std::uint32_t hash = fold_hash(fold(word));
    rows.try_emplace(hash, WordClusters::Row{hash, static_cast<std::uint16_t>(std::stoi(fine) + 1), static_cast<std::uint8_t>(std::stoi(coarse) + 1)});
  }
  std::vector<WordClusters::Row> out;
  for (const auto& [hash, row] : rows) out.push_back(row);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words;
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.rfind("--", 0) != 0) {
      words.push_back(word);
      continue;
    }
    if (++i == argc) die(word + " needs a value");
    if (word == "--epochs") options.epochs = std::atoi(argv[i]);
    else if (word == "--features") options.features = static_cast<std::size_t>(std::atoll(argv[i]));
    else if (word == "--l1") options.l1 = static_cast<float>(std::atof(argv[i]));
    else if (word == "--rate") options.rate = static_cast<float>(std::atof(argv[i]));
    else die("unknown option " + word);
  }
  if (words.size() != 4) die("usage: train_tagger LEXICON.bin CLUSTERS.tsv TRAIN.ndjson OUT.bin [--epochs N] [--features N] [--l1 X] [--rate X]");
  const Result<Lexicon> lexicon = Lexicon::load(read_file(words[0]));
  if (!lexicon) die(lexicon.error().message);
  Trainer trainer(lexicon.value(), read_clusters(words[1]), options);
  trainer.read(words[2]);
  std::ofstream out(words[3], std::ios::binary);
  out << trainer.train();
  if (!out.flush()) die("cannot write " + words[3]);
}
