// What the coreference ranker sees, for training: `coreference_features LEXICON.bin MODEL.bin < TEXTS.ndjson > OUT.bin`
//
// Each line has a "text", its "clusters" (lists of [begin, end] in bytes) and, if the trees are to come from a treebank, its "words"
// ([begin, end, upos, xpos, head, relation], the tags as numbers of their enumerations). Output, little-endian: for each text u32 decisions, for each of them
// u32 candidates, u32 number of the right one (0: a new entity), then of each candidate u32 features and as many u16.
// With `--analyze` instead: the Analysis of each line as NDJSON, entities found with these trees.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "asset/asset.h"
#include "coreference/resolver.h"
#include "entente/analyzer.h"
#include "entente/json.h"
#include "entities/entities.h"
#include "entities/names.h"
#include "mentions/mentions.h"
#include "syntax/syntax.h"
#include "tagger/tagger.h"
#include "text/text.h"

using namespace entente;

namespace {

template <class T>
void put(const T& value) {
  std::fwrite(&value, sizeof value, 1, stdout);
}

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Trees of a treebank on our tokens: a token takes the word that holds its begin; heads that leave the sentence go to its root.
Syntax align(const Document& document, const nlohmann::json& words) {
  Syntax syntax;
  syntax.words.resize(document.tokens.size());
  std::vector<std::uint32_t> token_of(words.size());  // the first token of a word
  std::vector<std::size_t> word_of(document.tokens.size());
  std::size_t w = 0;
  std::size_t next_unseen = 0;
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const std::uint32_t begin = document.tokens[t].span.begin;
    while (w + 1 < words.size() && words[w][1].get<std::uint32_t>() <= begin) ++w;
    word_of[t] = w;
    for (; next_unseen <= w; ++next_unseen) token_of[next_unseen] = t;
  }
  for (; next_unseen < words.size(); ++next_unseen) token_of[next_unseen] = static_cast<std::uint32_t>(document.tokens.size()) - 1;
  for (const Sentence& sentence : document.sentences) {
    std::uint32_t root = ~0u;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const auto& word = words[word_of[t]];
      Word& out = syntax.words[t];
      out.upos = static_cast<Upos>(word[2].get<int>());
      out.xpos = static_cast<Xpos>(word[3].get<int>());
      out.relation = static_cast<Relation>(word[5].get<int>());
      out.head = token_of[word[4].get<std::size_t>()];
      if (token_of[word_of[t]] != t) {  // a further piece of the word
        out.head = token_of[word_of[t]];
        out.relation = Relation::goeswith;
      }
      if (out.head == t && root == ~0u) root = t;
    }
    if (root == ~0u) root = sentence.first_token;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      std::uint32_t& head = syntax.words[t].head;
      if (head < sentence.first_token || head >= sentence.end_token || (head == t && t != root)) head = root;
    }
    syntax.words[root].head = root;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {  // a cycle from bad alignment hangs from the root
      std::uint32_t at = t, steps = 0;
      while (syntax.words[at].head != at && steps <= sentence.end_token - sentence.first_token) at = syntax.words[at].head, ++steps;
      if (steps > sentence.end_token - sentence.first_token) syntax.words[t].head = root;
    }
  }
  return syntax;
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
  const bool analyze = argc == 4 && std::string_view(argv[3]) == "--analyze";
  if (argc != 3 && !analyze) {
    std::cerr << "usage: coreference_features LEXICON.bin MODEL.bin [--analyze] < TEXTS.ndjson > OUT\n";
    return 2;
  }
  Result<Lexicon> lexicon = Lexicon::load(read_file(argv[1]));
  Result<Asset> asset = Asset::parse(read_file(argv[2]), "MODL", kModelVersion);
  if (!lexicon || !asset) {
    std::cerr << "coreference_features: " << (lexicon ? asset.error() : lexicon.error()).message << "\n";
    return 1;
  }
  Result<TaggerModel> model = TaggerModel::load(asset.value());
  if (!model) return 1;
  std::size_t gold_mentions = 0, found_mentions = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    const std::string text = json["text"].get<std::string>();
    Document document = read_document(text);
    std::vector<NameMatch> matches;
    std::vector<NameCandidate> tagged;
    SentenceCache cache;
    Tagger tagger(model.value(), lexicon.value(), cache);
    const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
    for (const Sentence& sentence : document.sentences) lexicon.value().match(document, sentence.first_token, sentence.end_token, matches);
    tagger.tag(document, 0, sentences, matches, tagged);
    const UserDictionary dictionary({});
    std::vector<Mention> mentions = find_mentions(document, {0, sentences, matches, tagged}, lexicon.value(), dictionary, {});
    const Syntax syntax = align(document, json["words"]);
    if (analyze) {
      Analysis analysis;
      analysis.entities = group_entities(document, &syntax, matches, lexicon.value(), {}, mentions);
      analysis.mentions = std::move(mentions);
      analysis.document = std::move(document);
      Options options;
      options.offsets = OffsetUnit::codepoint;
      std::string out;
      write_json(analysis, {}, options, [&out](std::string_view piece) { out += piece; return true; }, json["id"].dump());
      std::cout << out << "\n";
      continue;
    }
    std::vector<Mention> names = mentions;
    group_entities(document, nullptr, matches, lexicon.value(), {}, names);
    std::vector<std::uint32_t> clusters;
    for (const Mention& name : names) clusters.push_back(name.entity);
    const std::vector<Phrase> phrases = find_phrases(document, syntax, MatchIndex(matches, lexicon.value()), names);
    std::vector<bool> found;
    const std::vector<std::uint32_t> gold = gold_entities(phrases, text, json["clusters"], found);
    for (const auto& cluster : json["clusters"]) gold_mentions += cluster.size();
    for (const bool one : found) found_mentions += one;
    std::vector<std::pair<std::vector<Features>, std::size_t>> decisions;
    walk_decisions(phrases, find_speakers(document, phrases), clusters, gold,
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
  if (!analyze) std::cerr << "weights " << feature_count() << ", gold mentions " << gold_mentions << ", found " << found_mentions << "\n";
}
