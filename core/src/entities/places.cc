#include "entities/places.h"

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

using MentionIndex = std::uint32_t;

constexpr KindSet kPlaces = kPoliticalPlaces | kPhysicalPlaces;

// Weights are in powers of ten of inhabitants: what outweighs a namesake ten times as large is worth 1.
constexpr double kStatePrior = 6.5, kTerritoryPrior = 6.2, kSubdivisionPrior = 5.0, kContinentPrior = 8.0, kPhysicalPrior = 5.8;
constexpr double kNowhere = 2.0;              // the table does not know where it is
constexpr double kWorldCity = 1.0;            // is named without its state everywhere
constexpr std::uint32_t kWorldCitySize = 1500000;
constexpr double kSameType = 0.7;             // the tagger, too, takes it for a political or a natural place
constexpr double kCountry = 2.2;              // times the share of its state in the text
constexpr double kNear = 0.7;                 // another place of the text is near
constexpr double kContains = 1.5;             // a place in it is written before it
constexpr double kWithinState = 3.0;
constexpr double kWithinSubdivision = 3.0;    // more than that, in its middle; half of it at this distance:
constexpr double kHalfwayKilometres = 300;

/// What a place may be that has this generic word, of core/data/entities/generic_places.txt.
KindSet generic_kinds(const std::string& folded) {
  constexpr std::pair<std::string_view, KindSet> kSections[] = {
      {"division", kind_set({EntryKind::subdivision, EntryKind::territory})}, {"city", kind_set({EntryKind::city})},
      {"island", kind_set({EntryKind::island})}, {"desert", kind_set({EntryKind::desert})}, {"river", kind_set({EntryKind::river})}};
  static const std::map<std::string, KindSet, std::less<>> words = [&kSections] {
    std::map<std::string, KindSet, std::less<>> all;
    for_each_line(entities_data::generic_places, [&](std::string_view name, std::string_view line) {
      for (const auto& [section, kinds] : kSections) {
        if (section != name) continue;
        for_each_word(line, [&all, kinds = kinds](std::string_view word) { all.emplace(word, kinds); });
      }
    });
    return all;
  }();
  const auto found = words.find(folded);
  return found == words.end() ? 0 : found->second;
}

/// log10, near enough to weigh with.
double digits(std::uint32_t number) {
  double count = 0, rest = number;
  for (; rest >= 10; rest /= 10) ++count;
  return count + rest / 10;
}

double prior(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::state: return kStatePrior;
    case EntryKind::territory: return kTerritoryPrior - (entry.point ? 0 : kNowhere);
    case EntryKind::subdivision: return kSubdivisionPrior;
    case EntryKind::city: return digits(entry.population) + (entry.population >= kWorldCitySize ? kWorldCity : 0);
    case EntryKind::continent: return kContinentPrior;
    default: return kPhysicalPrior - (entry.point ? 0 : kNowhere);
  }
}

/// Equirectangular, with Bhaskara's cosine: within a few percent where it counts, below some 1000 km, and the same on every machine.
double kilometres(const Point& a, const Point& b) {
  constexpr double kPi = 3.14159265358979, kDegree = 111.2;
  const double middle = (a.latitude + b.latitude) / 2 * kPi / 180;
  const double cosine = (kPi * kPi - 4 * middle * middle) / (kPi * kPi + middle * middle);
  double east = std::abs(a.longitude - b.longitude);
  if (east > 180) east = 360 - east;
  const double x = east * cosine, y = a.latitude - b.latitude;
  return kDegree * std::sqrt(x * x + y * y);
}

struct Candidate {
  std::uint32_t id = 0;
  Entry entry;
  double score = 0;
};

/// All mentions of one name.
struct Name {
  std::vector<Candidate> candidates;
  std::uint32_t count = 0;

  bool one_country() const {
    for (const Candidate& candidate : candidates) {
      if (std::string_view(candidate.entry.country) != candidates[0].entry.country) return false;
    }
    return !candidates.empty() && candidates[0].entry.country[0];
  }
};

/// What makes `inner` likely when "INNER, OUTER" is written.
double containment(const Entry& inner, const Entry& outer) {
  if (!outer.country[0] || std::string_view(inner.country) != outer.country || inner.kind == EntryKind::state) return 0;
  if (outer.kind == EntryKind::state) return kWithinState;
  if (outer.kind != EntryKind::subdivision && outer.kind != EntryKind::territory) return 0;
  if (!inner.point || !outer.point) return kWithinState;
  return kWithinState + kWithinSubdivision * kHalfwayKilometres / (kHalfwayKilometres + kilometres(*inner.point, *outer.point));
}

/// Squares of two degrees in which the text names a place for certain.
class Neighbourhood {
 public:
  void add(const Point& point, std::uint32_t name) {
    std::set<std::uint32_t>& names = cells_[{cell(point.latitude), cell(point.longitude)}];
    if (names.size() < 2) names.insert(name);
  }
  /// Whether a place of another name is there or in a square beside it.
  bool has(const Point& point, std::uint32_t name) const {
    for (int north = -1; north <= 1; ++north) {
      for (int east = -1; east <= 1; ++east) {
        const auto found = cells_.find({cell(point.latitude) + north, cell(point.longitude) + east});
        if (found != cells_.end() && (found->second.size() > 1 || !found->second.contains(name))) return true;
      }
    }
    return false;
  }

 private:
  static int cell(double degrees) { return static_cast<int>((degrees + 180) / 2); }
  std::map<std::pair<int, int>, std::set<std::uint32_t>> cells_;
};

class Gazetteer {
 public:
  Gazetteer(const Document& document, const MatchIndex& matches, const std::vector<Mention>& mentions, const std::vector<TokenRange>& ranges)
      : document_(document), matches_(matches), mentions_(mentions), ranges_(ranges), name_of_(mentions.size(), kNone) {}

  void choose(std::vector<std::optional<Fact>>& facts) {
    collect(facts);
    weigh_countries();
    weigh_neighbours();
    weigh_containment();
    std::vector<std::optional<Fact>> chosen;
    for (const Name& name : names_) chosen.push_back(best(name));
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (name_of_[i] != kNone) facts[i] = chosen[name_of_[i]];
    }
  }

 private:
  static constexpr std::uint32_t kNone = ~0u;

  std::string folded(std::uint32_t token) const { return fold(document_.of(document_.tokens[token])); }

  void add_candidates(TokenRange range, KindSet wanted, MentionType type, Name& name) const {
    for (const NameMatch& match : matches_.at(range.first)) {
      if (match.end != range.end) continue;
      for (const std::uint32_t id : matches_.lexicon().entries(match.name)) {
        Candidate candidate{id, matches_.lexicon().entry(id)};
        if (!(kind_set({candidate.entry.kind}) & wanted)) continue;
        candidate.score = prior(candidate.entry) + (mention_type(candidate.entry.kind) == type ? kSameType : 0);
        name.candidates.push_back(candidate);
      }
    }
  }

  /// "al-Anbar" is Anbar, "Hubei Province" is Hubei.
  void add_shortened(TokenRange range, MentionType type, Name& name) const {
    if (range.size() >= 3 && folded(range.first + 1) == "-" && (folded(range.first) == "al" || folded(range.first) == "el")) {
      add_candidates({range.first + 2, range.end}, kPlaces, type, name);
    }
    if (range.size() < 2 || !name.candidates.empty()) return;
    if (const KindSet kinds = generic_kinds(folded(range.end - 1))) add_candidates({range.first, range.end - 1}, kinds, type, name);
    if (range.size() < 3 || !name.candidates.empty() || folded(range.first + 1) != "of") return;
    if (const KindSet kinds = generic_kinds(folded(range.first))) add_candidates({range.first + 2, range.end}, kinds, type, name);
  }

  void collect(const std::vector<std::optional<Fact>>& facts) {
    std::map<std::pair<MentionType, std::string>, std::uint32_t> known;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      const MentionType type = mentions_[i].type;
      if (type == MentionType::norp && facts[i]) add_country(matches_.lexicon().entry(facts[i]->entry).country, 1);
      if ((type != MentionType::gpe && type != MentionType::loc) || ranges_[i].size() == 0) continue;
      const auto [at, is_new] = known.try_emplace({type, fold(mentions_[i].span.of(document_.text))}, static_cast<std::uint32_t>(names_.size()));
      if (is_new) {
        names_.emplace_back();
        add_candidates(ranges_[i], kPlaces, type, names_.back());
        if (names_.back().candidates.empty()) add_shortened(ranges_[i], type, names_.back());
      }
      name_of_[i] = at->second;
      ++names_[at->second].count;
    }
  }

  void add_country(std::string_view country, double weight) {
    if (country.empty()) return;
    countries_[std::string(country)] += weight;
    total_ += weight;
  }

  /// The states of names that can mean one state only; a name said often says no more than one said three times.
  void weigh_countries() {
    for (const Name& name : names_) {
      if (name.one_country()) add_country(name.candidates[0].entry.country, std::min(name.count, 3u));
    }
    for (Name& name : names_) {
      if (name.one_country()) continue;
      for (Candidate& candidate : name.candidates) {
        const auto found = countries_.find(candidate.entry.country);
        if (found != countries_.end()) candidate.score += kCountry * found->second / (total_ + 1);
      }
    }
  }

  void weigh_neighbours() {
    Neighbourhood near;
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      const std::vector<Candidate>& all = names_[n].candidates;
      if (all.size() == 1 && all[0].entry.point && kind_set({all[0].entry.kind}) & ~kStates) near.add(*all[0].entry.point, n);
    }
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      if (names_[n].candidates.size() < 2) continue;
      for (Candidate& candidate : names_[n].candidates) {
        if (candidate.entry.point && near.has(*candidate.entry.point, n)) candidate.score += kNear;
      }
    }
  }

  /// "Paris, Texas", "Paris (Texas)", "Paris in Texas": both names become likelier as what fits together. Said once is enough.
  void weigh_containment() {
    std::map<std::uint32_t, MentionIndex> by_start;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (name_of_[i] != kNone) by_start.try_emplace(ranges_[i].first, i);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> done;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (name_of_[i] == kNone || ranges_[i].end + 1 >= document_.tokens.size()) continue;
      const auto next = by_start.find(ranges_[i].end + 1);
      if (next == by_start.end()) continue;
      const std::string_view between = document_.of(document_.tokens[ranges_[i].end]);
      if (between != "," && between != "(" && between != "in") continue;
      const std::uint32_t inner = name_of_[i], outer = name_of_[next->second];
      if (inner == outer || !done.insert({inner, outer}).second) continue;
      std::vector<Candidate>&small = names_[inner].candidates, &large = names_[outer].candidates;
      std::vector<double> small_best(small.size()), large_best(large.size());
      for (std::size_t s = 0; s < small.size(); ++s) {
        for (std::size_t l = 0; l < large.size(); ++l) {
          const double fit = containment(small[s].entry, large[l].entry);
          small_best[s] = std::max(small_best[s], fit);
          large_best[l] = std::max(large_best[l], fit);
        }
      }
      for (std::size_t s = 0; s < small.size(); ++s) small[s].score += small_best[s];
      for (std::size_t l = 0; l < large.size(); ++l) large[l].score += std::min(large_best[l], kContains);
    }
  }

  std::optional<Fact> best(const Name& name) const {
    const Candidate* first = nullptr;
    double second = 0;
    for (const Candidate& candidate : name.candidates) {  // the lexicon's order decides a tie
      if (!first || candidate.score > first->score) {
        if (first) second = first->score;
        first = &candidate;
      } else if (candidate.id != first->id) {
        second = std::max(second, candidate.score);
      }
    }
    if (!first) return std::nullopt;
    Fact fact{first->id, first->entry.kind, name.candidates.size() == 1};
    const double margin = first->score - second;
    fact.confidence = fact.only_reading ? 950 : margin >= 2 ? 900 : margin >= 1 ? 800 : 600;
    return fact;
  }

  const Document& document_;
  const MatchIndex& matches_;
  const std::vector<Mention>& mentions_;
  const std::vector<TokenRange>& ranges_;
  std::vector<std::uint32_t> name_of_;  // of each mention; kNone: no place
  std::vector<Name> names_;
  std::map<std::string, double> countries_;
  double total_ = 0;
};

}  // namespace

void choose_places(const Document& document, const MatchIndex& matches, const std::vector<Mention>& mentions,
                   const std::vector<TokenRange>& ranges, std::vector<std::optional<Fact>>& facts) {
  Gazetteer(document, matches, mentions, ranges).choose(facts);
}

}  // namespace entente
