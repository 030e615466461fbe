// Sentences and tokens against gold: the dev splits of GUM (Zeldes 2017). Skipped where the corpora are not at hand; they are not
// part of the repository. Offsets in them are code points.
#include <gtest/gtest.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "text/utf8.h"
#include "text_helpers.h"

namespace entente {
namespace {

using Key = std::pair<std::uint32_t, std::uint32_t>;

double f1(const std::set<Key>& gold, const std::set<Key>& found, double& total_gold, double& total_found, double& hits) {
  for (const Key& key : gold) hits += static_cast<double>(found.count(key));
  total_gold += static_cast<double>(gold.size());
  total_found += static_cast<double>(found.size());
  return 200 * hits / (total_gold + total_found);
}

/// Byte offset -> code points before it.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> before(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    before[i] = count++;
    i += decode(text, i).size;
  }
  before[text.size()] = count;
  return before;
}

TEST(Corpus, SentenceEndsOfGum) {
  const std::string file = test::shared_file("data/gum/dev.jsonl");
  if (file.empty()) GTEST_SKIP() << "../shared/data/gum/dev.jsonl is not there";
  double gold_total = 0, found_total = 0, hits = 0, score = 0;
  std::istringstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const std::string text = json["text"];
    const Document document = read_document(text);
    const auto before = code_points(text);
    std::set<Key> gold, found;
    for (const auto& sentence : json["sentences"]) gold.insert({sentence[1], 0});
    for (const Sentence& sentence : document.sentences) found.insert({before[sentence.span.end], 0});
    score = f1(gold, found, gold_total, found_total, hits);
  }
  std::cout << "sentence F1 " << score << "\n";
  EXPECT_GE(score, 97.0);
}

TEST(Corpus, TokensOfGum) {
  const std::string file = test::shared_file("data/gum_ud/dev.conllu");
  if (file.empty()) GTEST_SKIP() << "../shared/data/gum_ud/dev.conllu is not there";
  double gold_total = 0, found_total = 0, hits = 0, score = 0;
  std::string text, gap;
  std::set<Key> gold;
  unsigned long inside = 0;  // the last word of the multiword token being read
  const auto finish = [&] {
    const Document document = read_document(text);
    std::set<Key> found;
    for (std::size_t i = 0; i < document.tokens.size();) {
      std::size_t end = i + 1;
      while (end < document.tokens.size() && document.tokens[end].has(kClitic)) ++end;
      found.insert({document.tokens[i].span.begin, document.tokens[end - 1].span.end});
      i = end;
    }
    score = f1(gold, found, gold_total, found_total, hits);
    text.clear();
    gap.clear();
    gold.clear();
  };
  std::istringstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("# newdoc", 0) == 0 && !text.empty()) finish();
    if (line.empty()) {
      inside = 0;
      if (!gap.empty()) gap = "\n";
    }
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    std::istringstream columns(line);
    for (std::string field; std::getline(columns, field, '\t');) fields.push_back(field);
    if (fields.size() < 10 || fields[0].find('.') != std::string::npos) continue;
    const std::size_t dash = fields[0].find('-');
    const unsigned long number = std::stoul(fields[0]);
    if (dash == std::string::npos && number <= inside) continue;
    inside = dash == std::string::npos ? 0 : std::stoul(fields[0].substr(dash + 1));
    text += gap;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += fields[1];
    gold.insert({begin, static_cast<std::uint32_t>(text.size())});
    gap = fields[9].find("SpaceAfter=No") == std::string::npos ? " " : "";
  }
  finish();
  std::cout << "token F1 " << score << "\n";
  EXPECT_GE(score, 99.0);
}

}  // namespace
}  // namespace entente
