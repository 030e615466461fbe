#include "text/words.h"

#include "text/text.h"
#include "text_data.h"

namespace entente {
namespace {

constexpr std::pair<std::string_view, WordFlag> kSections[] = {
    {"title", kTitleAbbreviation}, {"number", kNumberAbbreviation}, {"calendar", kCalendarAbbreviation}, {"inner", kInnerAbbreviation},
    {"any", kOtherAbbreviation},   {"unit", kUnitWord},             {"domain", kDomainWord},             {"elided", kElidedWord},
    {"starter", kStarterWord},     {"month", kMonthWord},           {"weekday", kWeekdayWord},           {"zone", kZoneWord},
    {"dateline", kDatelineWord},   {"job", kJobWord},               {"agency", kAgencyWord},             {"header", kHeaderWord},
    {"name", kNameAbbreviation},
    {"speech", kSpeechWord},       {"before_month", kBeforeMonthWord}, {"male_title", kMaleTitle},       {"female_title", kFemaleTitle},
};

HashBits load() {
  HashBits words(4096);
  for (const std::string_view data : {text_data::abbreviations, text_data::starters, text_data::calendar, text_data::layout, text_data::titles}) {
    for_each_line(data, [&](std::string_view section, std::string_view line) {
      for (const auto& [name, flag] : kSections) {
        if (name != section) continue;
        for_each_word(line, [&, bit = flag](std::string_view word) {
          if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
          words.add(fold_hash(fold(word)), bit);
        });
      }
    });
  }
  return words;
}

}  // namespace

void HashBits::add(std::uint32_t hash, std::uint32_t bits) {
  std::size_t i = hash & (slots_.size() - 1);
  while (slots_[i].second != 0 && slots_[i].first != hash) i = (i + 1) & (slots_.size() - 1);
  slots_[i].first = hash;
  slots_[i].second |= bits;
}

std::uint32_t word_flags(std::uint32_t hash) {
  static const HashBits words = load();
  return words.find(hash);
}

}  // namespace entente
