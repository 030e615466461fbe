#include "mentions/combine.h"

namespace entente {
namespace {

constexpr Confidence kAlone = 925;      // a lexicon name that no tagger saw needs this much: the tagger knows what the lexicon says
constexpr Confidence kAlonePeople = 600;  // ... but it has learned from a corpus that marks nationalities and no faiths
constexpr Confidence kOverrules = 850;  // and this much to replace what the tagger saw, unless it was in doubt itself
constexpr Confidence kDoubtful = 400;

bool encloses(const NameCandidate& a, const NameCandidate& b) { return a.first <= b.first && b.end <= a.end; }
bool same_place(const NameCandidate& a, const NameCandidate& b) { return a.first == b.first && a.end == b.end; }

/// Puts `newcomers` among `names`, both in order: one that meets nothing goes in when `stands_alone` holds; one that meets names
/// takes their place when `overrules` holds for each of them. Newcomers do not overlap one another.
template <class StandsAlone, class Overrules>
Candidates insert(const Candidates& names, const Candidates& newcomers, StandsAlone stands_alone, Overrules overrules) {
  Candidates out;
  std::vector<bool> displaced(names.size());
  std::size_t from = 0;
  for (const NameCandidate& newcomer : newcomers) {
    while (from < names.size() && names[from].end <= newcomer.first) ++from;
    std::size_t to = from;
    bool wins = true;
    for (; to < names.size() && names[to].first < newcomer.end; ++to) wins = wins && overrules(newcomer, names[to]);
    if (to == from ? !stands_alone(newcomer) : !wins) continue;
    for (std::size_t i = from; i < to; ++i) displaced[i] = true;
    out.push_back(newcomer);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!displaced[i]) out.push_back(names[i]);
  }
  sort_by_position(out);
  return out;
}

}  // namespace

Candidates combine(const Candidates& tagged, const Candidates& from_lexicon, const Candidates& from_user) {
  Candidates names = insert(
      tagged, from_lexicon,
      [](const NameCandidate& known) { return known.confidence >= (known.type == MentionType::norp ? kAlonePeople : kAlone); },
      [](const NameCandidate& known, const NameCandidate& seen) {
        if (same_place(known, seen)) return false;
        return (encloses(known, seen) && known.confidence >= kOverrules) || (known.confidence >= kAlonePeople && seen.confidence < kDoubtful);
      });
  std::size_t l = 0;
  for (NameCandidate& name : names) {
    while (l < from_lexicon.size() && from_lexicon[l].first < name.first) ++l;
    if (name.source != MentionSource::tagger || l == from_lexicon.size() || !same_place(from_lexicon[l], name)) continue;
    const NameCandidate& known = from_lexicon[l];
    if (known.type == name.type) {  // agreement of two recognisers is worth more than either
      name.confidence = std::max(name.confidence, static_cast<Confidence>((name.confidence + 1000) / 2));
    } else if (known.confidence > name.confidence) {
      name = known;
    }
  }
  return insert(
      names, from_user, [](const NameCandidate&) { return true; }, [](const NameCandidate&, const NameCandidate&) { return true; });
}

}  // namespace entente
