// The engine with the assets of the build, opened once, and short ways to look at what it says.
#pragma once

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "entente/analyzer.h"

namespace entente::test {

inline std::string read_asset(const std::string& name) {
  std::ifstream in(std::string(ENTENTE_ASSETS_DIR) + "/" + name, std::ios::binary);
  EXPECT_TRUE(in.is_open()) << name << " is missing: run the build first";
  return {std::istreambuf_iterator<char>(in), {}};
}

inline const Analyzer& engine() {
  static const Analyzer analyzer = [] {
    Result<Analyzer> made = Analyzer::create(read_asset("lexicon.bin"), read_asset("model.bin"));
    if (!made) {
      ADD_FAILURE() << made.error().message;
      std::abort();
    }
    return std::move(made.value());
  }();
  return analyzer;
}

/// An Analysis refers to its text, which is kept here for as long as tests run.
inline Analysis analyze(const std::string& text, const Options& options = {}) {
  static std::deque<std::string> texts;
  Result<Analysis> analysis = engine().analyze(texts.emplace_back(text), options);
  EXPECT_TRUE(analysis.ok());
  return std::move(analysis.value());
}

/// A text of tests/fixtures.
inline std::string fixture(const std::string& name) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/tests/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The mentions that are names, neither nominals nor pronouns.
inline std::vector<Mention> names_only(std::vector<Mention> mentions) {
  std::erase_if(mentions, [](const Mention& mention) { return mention.form != MentionForm::name; });
  return mentions;
}

/// Mentions as "PERSON Xi Jinping".
inline std::vector<std::string> names(const std::string& text, const Options& options = {}) {
  std::vector<std::string> out;
  for (const Mention& mention : names_only(analyze(text, options).mentions)) {
    out.push_back(std::string(to_string(mention.type)) + " " + std::string(mention.span.of(text)));
  }
  return out;
}

inline std::size_t count(const std::vector<std::string>& all, const std::string& one) { return static_cast<std::size_t>(std::count(all.begin(), all.end(), one)); }
inline bool has(const std::vector<std::string>& all, const std::string& one) { return count(all, one) > 0; }

}  // namespace entente::test
