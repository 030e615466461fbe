// What the coreference ranker sees, for training: `coreference_features LEXICON.bin MODEL.bin < TEXTS.ndjson > OUT.bin`
//
// Each line has a "text" and its "clusters" (lists of [begin, end] in bytes; model/clusters.py). Output, little-endian: for each text u32
// decisions, for each of them u32 candidates, u32 number of the right one (0: a new entity), then of each candidate u32 features and as
// many u16.
#include <cstdio>
#include <iostream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "coreference/resolver.h"
#include "entities/entities.h"
#include "tagged.h"

using namespace entente;

namespace {

template <class T>
void put(const T& value) {
  std::fwrite(&value, sizeof value, 1, stdout);
}

/// The gold cluster of each phrase; numbers of their own for the others.
std::vector<std::uint32_t> gold_entities(const std::vector<Phrase>& phrases, const std::string& text, const nlohmann::json& clusters, std::vector<bool>& found) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> by_span;
  const auto key = [&text](std::uint32_t begin, std::uint32_t end) {
    for (const std::string_view article : {"the ", "The "}) {
      if (end - begin > 4 && std::string_view(text).substr(begin, 4) == article) begin += 4;
    }
    for (const std::string_view ending : {"'s", "\xE2\x80\x99s"}) {
      if (end - begin > ending.size() && std::string_view(text).substr(end - ending.size(), ending.size()) == ending) end -= static_cast<std::uint32_t>(ending.size());
    }
    return std::pair{begin, end};
  };
  std::uint32_t number = 0;
  for (const auto& cluster : clusters) {
    for (const auto& span : cluster) by_span[key(span[0], span[1])] = number;
    ++number;
  }
  std::vector<std::uint32_t> gold;
  for (const Phrase& phrase : phrases) {
    const auto at = by_span.find(key(phrase.extent.begin, phrase.extent.end));
    found.push_back(at != by_span.end());
    gold.push_back(at != by_span.end() ? at->second : number++);
  }
  return gold;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: coreference_features LEXICON.bin MODEL.bin < TEXTS.ndjson > OUT\n";
    return 2;
  }
  const Result<Models> opened = Models::open(argv[1], argv[2]);
  if (!opened) {
    std::cerr << "coreference_features: " << opened.error().message << "\n";
    return 1;
  }
  const Models& models = opened.value();
  std::size_t gold_mentions = 0, found_mentions = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    const std::string text = json["text"].get<std::string>();
    const TaggedText tagged(text, models);
    const Document& document = tagged.document;
    std::vector<Mention> names = tagged.mentions(models);
    std::vector<std::uint32_t> corrected;
    group_entities(document, nullptr, tagged.matches, models.lexicon, {}, {}, {}, names, corrected);
    std::vector<std::uint32_t> clusters;
    for (const Mention& name : names) clusters.push_back(name.entity);
    const std::vector<Phrase> phrases = find_phrases(document, tagged.syntax, MatchIndex(tagged.matches, models.lexicon), names);
    std::vector<bool> found;
    const std::vector<std::uint32_t> gold = gold_entities(phrases, text, json["clusters"], found);
    for (const auto& cluster : json["clusters"]) gold_mentions += cluster.size();
    for (const bool one : found) found_mentions += one;
    std::vector<std::pair<std::vector<Features>, std::size_t>> decisions;
    walk_decisions(phrases, find_speakers(document, phrases), clusters_of_names(phrases, clusters), gold,
                   [&decisions](const std::vector<Features>& all, std::size_t right) { decisions.emplace_back(all, right); });
    put(static_cast<std::uint32_t>(decisions.size()));
    for (const auto& [all, right] : decisions) {
      put(static_cast<std::uint32_t>(all.size()));
      put(static_cast<std::uint32_t>(right));
      for (const Features& features : all) {
        put(static_cast<std::uint32_t>(features.size()));
        std::fwrite(features.data(), sizeof features[0], features.size(), stdout);
      }
    }
  }
  std::cerr << "weights " << feature_count() << ", gold mentions " << gold_mentions << ", found " << found_mentions << "\n";
}
