// The stages `text` and `values` alone, timed: articles as NDJSON ({"text", "date"?}) on standard input, read ROUNDS times.
//   values_bench ROUNDS < articles.ndjson      prints {"bytes", "text", "values"}: bytes of all rounds, seconds of each stage
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "text/text.h"
#include "values/values.h"

int main(int count, char** arguments) {
  using Clock = std::chrono::steady_clock;
  const int rounds = count > 1 ? std::atoi(arguments[1]) : 1;
  std::vector<std::pair<std::string, std::string>> articles;
  for (std::string line; std::getline(std::cin, line);) {
    const auto article = nlohmann::json::parse(line, nullptr, false);
    if (article.is_object()) articles.emplace_back(article.value("text", ""), article.value("date", ""));
  }
  Clock::duration text{}, values{};
  std::size_t bytes = 0, found = 0;
  for (int round = -1; round < rounds; ++round) {  // the first one warms up
    if (round == 0) text = values = {}, bytes = found = 0;
    for (const auto& [words, date] : articles) {
      const auto begin = Clock::now();
      const entente::Document document = entente::read_document(words);
      const auto middle = Clock::now();
      found += entente::read_values(document, entente::document_date(document, date), {}).size();
      values += Clock::now() - middle;
      text += middle - begin;
      bytes += words.size();
    }
  }
  const auto seconds = [](Clock::duration time) { return std::chrono::duration<double>(time).count(); };
  std::printf("{\"bytes\": %zu, \"found\": %zu, \"text\": %.4f, \"values\": %.4f}\n", bytes, found, seconds(text), seconds(values));
}
