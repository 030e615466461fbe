// The cache must never show: an edited text reads as if it had been read for the first time.
#include "tagger/sentence_cache.h"

#include <fstream>
#include <random>

#include "support/engine.h"

namespace entente::test {
namespace {

Analyzer fresh() { return std::move(Analyzer::create(read_asset("lexicon.bin"), read_asset("model.bin")).value()); }

std::string json(const Analyzer& analyzer, const std::string& text) { return to_json(analyzer.analyze(text).value(), analyzer.info(), {}); }

/// Cuts, repeats, inserts or changes the case of something, anywhere.
void edit(std::string& text, std::mt19937& random) {
  const std::size_t at = random() % (text.size() + 1), size = std::min<std::size_t>(random() % 60, text.size() - at);
  switch (random() % 5) {
    case 0: text.erase(at, size); break;
    case 1: text.insert(at, text.substr(random() % (text.size() + 1), 80)); break;
    case 2: text.insert(at, " In Accra, Kofi Mensah met Samir Haddad. "); break;
    case 3: text.insert(at, "\n\n"); break;
    default:
      for (std::size_t i = at; i < at + size; ++i) {
        if (text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 32);
      }
  }
}

TEST(SentenceCache, AnEditedTextReadsAsIfForTheFirstTime) {
  std::mt19937 random(11);
  for (const char* name : {"summit.txt", "cable.txt", "layout.txt"}) {
    const Analyzer remembering = fresh();
    std::string text = fixture(name);
    for (int i = 0; i < 6; ++i) {
      ASSERT_EQ(json(remembering, text), json(fresh(), text)) << name << ", edit " << i;
      edit(text, random);
    }
  }
}

TEST(SentenceCache, TheSameSentenceInATextOfOneCaseIsAnother) {
  const std::string shout = "IRAN AND TURKEY SIGNED IN GENEVA.", article = "The delegates of both states had met twice in spring. " + shout;
  const Analyzer remembering = fresh();
  remembering.analyze(article).value();
  EXPECT_EQ(json(remembering, shout), json(fresh(), shout));
}

TEST(SentenceCache, HoldsABoundedNumberOfSentences) {
  SentenceCache cache;
  const std::vector<NameCandidate> names(3);
  for (std::uint64_t i = 0; i < 100000; ++i) cache.insert({i, i}, {names, {}});
  EXPECT_EQ(cache.find({1, 1}), nullptr);
  EXPECT_NE(cache.find({99999, 99999}), nullptr);
}

TEST(SentenceCache, WhatIsInUseStays) {
  SentenceCache cache;
  for (std::uint64_t i = 1; i < 100000; ++i) {
    cache.insert({i, i}, {});
    ASSERT_TRUE(i == 1 || cache.find({1, 1})) << i;
  }
}

}  // namespace
}  // namespace entente::test
