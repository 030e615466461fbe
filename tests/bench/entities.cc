// What names, trees and entities cost on texts of growing length: the article on standard input, repeated with new words to each length.
//   entities_bench < article.txt     prints a line a length: kB, milliseconds of reading and tagging (with trees), of mentions and entities, and
//   the second as a share of the first. Both in processor time of one run, the quickest of several rounds.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>

#include "entities/entities.h"
#include "tagged.h"

using namespace entente;

namespace {

double milliseconds(std::clock_t ticks) { return 1000.0 * static_cast<double>(ticks) / CLOCKS_PER_SEC; }

/// Copies of the article of `size` bytes together; a number at the end of each line keeps the cache of sentences out.
std::string grown(const std::string& article, std::size_t size) {
  std::string text;
  for (std::size_t copy = 0; text.size() < size; ++copy) {
    for (const char c : article) {
      if (c == '\n' || c == '.') text += " " + std::to_string(copy);
      text += c;
      if (text.size() >= size && c == '\n') break;
    }
  }
  return text;
}

}  // namespace

int main() {
  const std::string article{std::istreambuf_iterator<char>(std::cin), {}};
  const Result<Models> opened = Models::open(ENTENTE_ASSETS_DIR "/lexicon.bin", ENTENTE_ASSETS_DIR "/model.bin");
  if (!opened || article.empty()) return 1;
  const Models& models = opened.value();
  for (const auto& [kilobytes, rounds] : {std::pair<std::size_t, int>{1, 30}, {10, 10}, {100, 3}, {1000, 1}}) {
    const std::string text = grown(article, kilobytes * 1000);
    double tagging = 1e9, entities = 1e9;
    for (int round = 0; round < rounds; ++round) {
      const auto begin = std::clock();
      const TaggedText tagged(text, models);
      const auto middle = std::clock();
      std::vector<Mention> mentions = tagged.mentions(models);
      std::vector<std::uint32_t> corrected;
      group_entities(tagged.document, &tagged.syntax, tagged.matches, models.lexicon, {}, {}, {}, mentions, corrected);
      const auto end = std::clock();
      tagging = std::min(tagging, milliseconds(middle - begin));
      entities = std::min(entities, milliseconds(end - middle));
    }
    std::printf("%5zu kB  tagging %9.2f ms  entities %8.2f ms  %5.1f %%\n", kilobytes, tagging, entities, 100 * entities / tagging);
    std::fflush(stdout);
  }
}
