#include "entities/metonymy.h"

#include <map>
#include <set>

#include "entities/seat_context.h"
#include "entities/seats.h"
#include "text/text.h"

namespace entente {
namespace {

/// Lists of places: "Tokyo, Seoul and Beijing", "Washington-Seoul". Each mention knows the first and last of its list.
struct Lists {
  std::vector<std::uint32_t> first, last;
  std::vector<bool> hyphens;  // joined by them
};

Lists find_lists(const Document& document, const std::vector<Mention>& mentions, const std::vector<TokenRange>& ranges) {
  const auto size = static_cast<std::uint32_t>(mentions.size());
  Lists lists{std::vector<std::uint32_t>(size), std::vector<std::uint32_t>(size), std::vector<bool>(size)};
  const auto joined = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t from = ranges[a].end, to = ranges[b].first;
    if (mentions[a].type != MentionType::gpe || mentions[b].type != MentionType::gpe || to <= from || to - from > 2) return std::string();
    if (&sentence_of(document, ranges[a].first) != &sentence_of(document, ranges[b].first)) return std::string();
    if (to - from == 1 && is_hyphen(document, from) && !document.tokens[to].has(kSpaceBefore)) return std::string("-");
    const std::string between = fold(Span{document.tokens[from].span.begin, document.tokens[to - 1].span.end}.of(document.text));
    return between == "," || between == "and" || between == "or" || between == ", and" ? between : std::string();
  };
  for (std::uint32_t i = 0; i < size;) {
    std::uint32_t end = i + 1;
    bool hyphens = false, conjunction = false;
    for (; end < size; ++end) {
      const std::string between = joined(end - 1, end);
      if (between.empty()) break;
      hyphens = hyphens || between == "-";
      conjunction = conjunction || between != ",";
    }
    if (!conjunction) end = i + 1;  // "after the talks with Iran, Moscow ...", "Paris, France"
    for (std::uint32_t each = i; each < end; ++each) {
      lists.first[each] = i;
      lists.last[each] = end - 1;
      lists.hyphens[each] = hyphens;
    }
    i = end;
  }
  return lists;
}

constexpr Confidence kCityByDefault = 620, kCityWithItsState = 990;

/// What may act is a government only where the text speaks of it elsewhere.
void agree_with_the_surer(std::vector<std::optional<SeatReading>>& readings) {
  std::set<std::uint32_t> governments;  // entries of states
  for (const auto& reading : readings) {
    if (reading && reading->government && reading->confidence >= kSureVerdict) governments.insert(reading->state.entry);
  }
  for (auto& reading : readings) {
    if (reading && reading->government && reading->confidence < kSureVerdict && !governments.contains(reading->state.entry)) {
      reading->government = false;
      reading->confidence = kCityByDefault;
    }
  }
}

}  // namespace

std::vector<std::optional<SeatReading>> read_seats(const Document& document, const MatchIndex& matches, const std::vector<Mention>& mentions,
                                                   const std::vector<TokenRange>& ranges, const std::vector<std::optional<Fact>>& facts) {
  const auto size = static_cast<std::uint32_t>(mentions.size());
  std::vector<std::optional<SeatReading>> readings(size);
  std::map<std::uint32_t, std::optional<Seat>> seats;  // by entry
  const auto seat_at = [&](std::uint32_t i) -> std::optional<Seat> {
    if (mentions[i].type != MentionType::gpe || !facts[i]) return std::nullopt;
    const auto [at, is_new] = seats.try_emplace(facts[i]->entry);
    if (is_new) at->second = seat_of(matches.lexicon(), *facts[i]);
    return at->second;
  };
  const std::set<std::string> countries = countries_spoken_of(facts, matches.lexicon());
  const Lists lists = find_lists(document, mentions, ranges);
  std::vector<std::uint32_t> asked;
  std::vector<SeatPlace> places;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::optional<Seat> seat = seat_at(i);
    if (!seat) continue;
    if (const auto& chosen = mentions[i].reading; chosen == kGovernmentReading || chosen == kCityReading) {
      readings[i] = SeatReading{seat->state, chosen == kGovernmentReading, 1000, true};
      continue;
    }
    if (mentions[i].within || (seat->shared && !countries.contains(matches.lexicon().entry(seat->state.entry).country))) continue;
    // "Paris, France", "Washington, D.C."
    const std::string last = fold(document.of(document.tokens[ranges[i].end - 1]));
    const bool with_state = (ranges[i].size() > 1 && (last == "d.c." || last == "dc")) ||
                            (i + 1 < size && facts[i + 1] && facts[i + 1]->entry == seat->state.entry && ranges[i + 1].first == ranges[i].end + 1 &&
                             document.of(document.tokens[ranges[i].end]) == ",");
    if (with_state) {
      readings[i] = SeatReading{seat->state, false, kCityWithItsState, false};
      continue;
    }
    readings[i] = SeatReading{seat->state};
    asked.push_back(i);
    places.push_back({ranges[i], {ranges[lists.first[i]].first, ranges[lists.last[i]].end}, lists.hyphens[i]});
  }
  const std::vector<SeatVerdict> verdicts = read_seat_contexts(document, ranges, places);
  for (std::size_t each = 0; each < asked.size(); ++each) {
    readings[asked[each]]->government = verdicts[each].government;
    readings[asked[each]]->confidence = verdicts[each].confidence;
  }
  agree_with_the_surer(readings);
  return readings;
}

}  // namespace entente
