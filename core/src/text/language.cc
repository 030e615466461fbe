#include "text/language.h"

#include <bit>
#include <string>
#include <vector>

#include "text/text.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/words.h"
#include "text_data.h"

namespace entente {
namespace {

/// Bit i: a function word of the i-th language of the list; English is the first.
struct Profiles {
  std::vector<std::string> codes;
  HashBits words{8192};

  Profiles() {
    for_each_line(text_data::languages, [&](std::string_view section, std::string_view line) {
      if (codes.empty() || codes.back() != section) codes.emplace_back(section);
      const std::uint32_t bit = 1u << (codes.size() - 1);
      for_each_word(line, [&](std::string_view word) { words.add(fold_hash(word), bit); });
    });
  }
};

const Profiles& profiles() {
  static const Profiles all;
  return all;
}

/// Scripts by the blocks of their letters, with the language that writes most news in it.
struct Script {
  char32_t first, last;
  const char* language;
};
constexpr Script kScriptBlocks[] = {
    {0x370, 0x3FF, "el"},   {0x400, 0x52F, "ru"},    {0x531, 0x58F, "hy"},    {0x590, 0x5FF, "he"},    {0x600, 0x77F, "ar"},
    {0x900, 0x97F, "hi"},   {0x980, 0x9FF, "bn"},    {0xB80, 0xBFF, "ta"},    {0xE00, 0xE7F, "th"},    {0x1000, 0x109F, "my"},
    {0x10A0, 0x10FF, "ka"}, {0x1780, 0x17FF, "km"},  {0x3040, 0x30FF, "ja"},  {0x3400, 0x9FFF, "zh"},  {0xAC00, 0xD7A3, "ko"},
};
constexpr std::size_t kKana = 12, kHan = 13;

}  // namespace

void LanguageCounter::count(const Document& document, std::uint32_t first_token, std::uint32_t end_token) {
  static_assert(std::size(kScriptBlocks) <= kScripts);
  bool first_word = true;
  for (std::uint32_t i = first_token; i < end_token; ++i) {
    const Token& token = document.tokens[i];
    if (!token.has(kWord) || token.has(kClitic)) continue;
    const bool initial = token.span.size() == 1 && token.has(kCapitalised);  // no function word; "I" says nothing of case either
    if (const std::uint32_t languages = initial ? 0 : profiles().words.find(token.hash)) {
      for (std::uint32_t left = languages; left; left &= left - 1) ++function_words_[std::countr_zero(left)];
    }
    const char32_t letter = decode(document.text, token.span.begin).code_point;
    if (letter < 0x370) {
      ++latin_words_;
    } else {
      for (std::size_t s = 0; s < std::size(kScriptBlocks); ++s) script_words_[s] += letter >= kScriptBlocks[s].first && letter <= kScriptBlocks[s].last;
    }
    if (first_word && token.has(kLower)) ++lower_starts_;
    first_word = false;
    if (token.has(kNumber)) continue;
    if (token.has(kAllCaps)) {
      ++upper_words_;
    } else if (token.has(kLower)) {
      ++lower_words_;
    } else if (token.has(kCapitalised) && !initial) {
      ++capitalised_words_;
    }
  }
}

bool LanguageCounter::one_case() const {
  const std::uint32_t cased = upper_words_ + lower_words_ + capitalised_words_;
  const bool upper = upper_words_ >= 3 && upper_words_ * 100ull >= cased * 95ull;
  const bool lower = lower_starts_ > 0 && lower_words_ * 100ull >= cased * 99ull;
  return upper || lower;
}

void LanguageCounter::conclude(Document& document) const {
  std::uint32_t best_script = 0, foreign_script = 0;
  for (std::uint32_t s = 0; s < kScripts; ++s) {
    foreign_script += script_words_[s];
    if (script_words_[s] > script_words_[best_script]) best_script = s;
  }
  const bool kana = script_words_[kKana] * 20ull > script_words_[kHan];  // Japanese writes Han too
  if (foreign_script > latin_words_) {
    document.english = false;
    document.language = kana && (best_script == kKana || best_script == kHan) ? "ja" : kScriptBlocks[best_script].language;
    return;
  }
  std::uint32_t best = 0;
  for (std::uint32_t l = 1; l < profiles().codes.size(); ++l) {
    if (function_words_[l] > function_words_[best]) best = l;
  }
  const std::uint32_t english = function_words_[0];
  const std::uint32_t found = function_words_[best];
  // Foreign only on clear evidence: a sentence's worth of its function words, well ahead of English.
  const bool foreign = best != 0 && found >= 5 && found * 2ull > english * 3ull && found * 6ull >= latin_words_;
  document.english = !foreign;
  document.language = foreign ? profiles().codes[best] : english > 0 ? "en" : "und";
}

}  // namespace entente
