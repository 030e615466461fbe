// The word lists of core/data/text, looked up by fold_hash().
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// The sections of the lists; a word may be in several.
enum WordFlag : std::uint32_t {
  kTitleAbbreviation = 1 << 0,
  kNumberAbbreviation = 1 << 1,
  kCalendarAbbreviation = 1 << 2,
  kInnerAbbreviation = 1 << 3,
  kOtherAbbreviation = 1 << 4,
  kUnitWord = 1 << 5,
  kDomainWord = 1 << 6,
  kElidedWord = 1 << 7,
  kStarterWord = 1 << 8,
  kMonthWord = 1 << 9,
  kWeekdayWord = 1 << 10,
  kZoneWord = 1 << 11,
  kDatelineWord = 1 << 12,
  kJobWord = 1 << 13,
  kAgencyWord = 1 << 14,
  kHeaderWord = 1 << 15,
  kNameAbbreviation = 1 << 16,
  kSpeechWord = 1 << 17,
  kBeforeMonthWord = 1 << 18,
  kMaleTitle = 1 << 19,
  kFemaleTitle = 1 << 20,
};
inline constexpr std::uint32_t kAnyAbbreviation =
    kTitleAbbreviation | kNumberAbbreviation | kCalendarAbbreviation | kInnerAbbreviation | kOtherAbbreviation | kNameAbbreviation;

/// Hash -> bits, open addressing; bits of a word that is added again are united.
class HashBits {
 public:
  explicit HashBits(std::size_t slots) : slots_(slots) {}  ///< a power of two, twice the words or more
  void add(std::uint32_t hash, std::uint32_t bits);
  std::uint32_t find(std::uint32_t hash) const {
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i].second == 0) return 0;
      if (slots_[i].first == hash) return slots_[i].second;
    }
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> slots_;
};

/// WordFlags of a folded word without its last full stop.
std::uint32_t word_flags(std::uint32_t hash);

/// Goes through the words of a list: comments ("# ...") are skipped, `[name]` starts a section; `use(section, line)`.
template <class Use>
void for_each_line(std::string_view data, Use use) {
  std::string_view section;
  while (!data.empty()) {
    const std::size_t end = data.find('\n');
    std::string_view line = data.substr(0, end);
    data.remove_prefix(end == std::string_view::npos ? data.size() : end + 1);
    if (line.empty() || line.substr(0, 2) == "# " || line == "#") continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
    } else {
      use(section, line);
    }
  }
}

/// Goes through the words of a line.
template <class Use>
void for_each_word(std::string_view line, Use use) {
  std::size_t begin = 0;
  while (begin < line.size()) {
    std::size_t end = line.find(' ', begin);
    if (end == std::string_view::npos) end = line.size();
    if (end > begin) use(line.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace entente
