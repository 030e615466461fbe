#include "entities/office_holders.h"

#include <algorithm>
#include <map>
#include <string>

#include "entities/role_words.h"
#include "entities/titles.h"
#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

using StateOffice = std::pair<std::string, Office>;  // ISO 3166-1 alpha-2

/// The office that these folded words name in this state.
std::optional<Office> office_called(const std::string& words, const std::string& country) {
  constexpr std::string_view kAmerican = "american ";
  struct Call {
    Office office;
    bool american;
  };
  static const std::map<std::string, Call> calls = [kAmerican] {
    std::map<std::string, Call> all;
    for_each_line(entities_data::offices, [&all, kAmerican](std::string_view section, std::string_view line) {
      const bool american = section.starts_with(kAmerican);
      if (american) section.remove_prefix(kAmerican.size());
      if (const auto held = office(section)) all.emplace(line, Call{*held, american});
    });
    return all;
  }();
  const auto found = calls.find(words);
  if (found == calls.end() || (found->second.american && country != "US")) return std::nullopt;
  return found->second.office;
}

/// The first and last day of a date as YYYYMMDD: of a day twice the same, of a year its ends; nothing for others.
std::optional<std::pair<std::uint32_t, std::uint32_t>> days_of(std::string_view date) {
  std::uint32_t digits = 0, count = 0;
  for (const char c : date.substr(0, date.find('T'))) {
    if (c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits = digits * 10 + static_cast<std::uint32_t>(c - '0');
    ++count;
  }
  if (count == 8) return std::pair{digits, digits};
  if (count == 4) return std::pair{digits * 10000 + 101, digits * 10000 + 1231};
  return std::nullopt;
}

class Reader {
 public:
  Reader(Grouping& g, std::string_view date) : g_(g), days_(days_of(date)) {
    const TitleReader titles(g);
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
      if (g.mentions[i].type == MentionType::person && g.facts[i]) by_entry_.try_emplace(g.facts[i]->entry, i);
      read_titles(i, titles);
    }
  }

  std::optional<OfficePhrase> read(const Phrase& phrase) {
    if (phrase.name || phrase.role == GrammaticalRole::predicate || !(phrase.number & kSingular)) return std::nullopt;
    if (phrase.kind != PhraseKind::definite && phrase.kind != PhraseKind::possessed) return std::nullopt;
    const std::uint32_t first = phrase.first + (word(phrase.first) == "the" ? 1 : 0);
    const std::uint32_t end = phrase.end - (g_.document.tokens[phrase.end - 1].has(kClitic) ? 1 : 0);
    const auto state = state_in(first, end);
    if (!state) return std::nullopt;
    // The office's words go before "of" and the state or follow the state.
    std::uint32_t from = first, to = end;
    const TokenRange range = g_.ranges[*state];
    if (range.first == first) {
      from = range.end + (range.end < end && g_.document.tokens[range.end].has(kClitic) ? 1 : 0);
    } else if (range.end == end) {
      to = range.first - (word(range.first - 1) == "the" ? 1 : 0);
      if (to <= first || word(to - 1) != "of") return std::nullopt;
      --to;
    } else {
      return std::nullopt;
    }
    if (from >= to) return std::nullopt;
    const std::string country = country_of(*state);
    const auto held = office_called(words(from, to), country);
    if (!held) return std::nullopt;
    OfficePhrase found{*state, {g_.document.tokens[from].span.begin, g_.document.tokens[to - 1].span.end}, {}, {}};
    if (const auto called = by_title_.find({country, *held}); called != by_title_.end()) found.named = called->second;
    if (!found.named && days_) {
      const auto holder = g_.lexicon().office_holder(country, *held, days_->first);
      if (!holder || holder != g_.lexicon().office_holder(country, *held, days_->second)) return std::nullopt;
      found.holder = Fact{*holder, EntryKind::person, true, kByDate};
      if (const auto name = by_entry_.find(*holder); name != by_entry_.end()) found.named = name->second;
    }
    return found.named || found.holder ? std::optional(found) : std::nullopt;
  }

 private:
  static constexpr Confidence kByDate = 900;

  std::string word(std::uint32_t t) const { return fold(g_.document.of(g_.document.tokens[t])); }
  std::string words(std::uint32_t first, std::uint32_t end) const {
    return fold(display_form(Span{g_.document.tokens[first].span.begin, g_.document.tokens[end - 1].span.end}.of(g_.document.text)));
  }

  /// Of a mention of a state or its people its code, or "".
  std::string country_of(MentionIndex i) const {
    if (!g_.facts[i] || (g_.facts[i]->kind != EntryKind::state && g_.facts[i]->kind != EntryKind::nationality)) return {};
    return g_.lexicon().entry(g_.facts[i]->entry).country;
  }

  /// The only state named in these tokens.
  std::optional<MentionIndex> state_in(std::uint32_t first, std::uint32_t end) const {
    const auto at = std::lower_bound(g_.ranges.begin(), g_.ranges.end(), first, [](const TokenRange& range, std::uint32_t t) { return range.first < t; });
    std::optional<MentionIndex> found;
    for (auto i = static_cast<MentionIndex>(at - g_.ranges.begin()); i < g_.ranges.size() && g_.ranges[i].first < end; ++i) {
      if (found && g_.ranges[i].end <= g_.ranges[*found].end) continue;  // a name in its name
      if (found || g_.ranges[i].end > end || country_of(i).empty()) return std::nullopt;
      found = i;
    }
    return found;
  }

  /// "Chinese President Xi Jinping": his is the office, unless somebody else is called so too.
  void read_titles(MentionIndex i, const TitleReader& titles) {
    for (const Title& title : titles.of(i)) {
      const std::string country = title.of && title.current ? country_of(*title.of) : std::string();
      if (country.empty()) continue;
      const auto held = office_called(words(title.words.first, title.words.end), country);
      if (!held) continue;
      const std::uint32_t state = g_.ranges[*title.of].first;
      if (state > sentence_of(g_.document, state).first_token && role_word(g_.document.tokens[state - 1].hash) == RoleWord::status) continue;
      const auto [called, is_new] = by_title_.try_emplace({country, *held}, i);
      if (!is_new && called->second && g_.clusters.root(*called->second) != g_.clusters.root(i)) called->second.reset();
    }
  }

  Grouping& g_;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> days_;
  std::map<StateOffice, std::optional<MentionIndex>> by_title_;  // nothing: several people
  std::map<std::uint32_t, MentionIndex> by_entry_;
};

}  // namespace

std::vector<std::optional<OfficePhrase>> read_offices(Grouping& g, const std::vector<Phrase>& phrases, std::string_view date) {
  Reader reader(g, date);
  std::vector<std::optional<OfficePhrase>> offices;
  for (const Phrase& phrase : phrases) offices.push_back(reader.read(phrase));
  return offices;
}

}  // namespace entente
