#include "mentions/splits.h"

#include "mentions/people.h"
#include "mentions/typing.h"

namespace entente {
namespace {

constexpr Confidence kKnown = 700;  // a part that the lexicon knows
constexpr KindSet kOwners = kStates | kind_set({EntryKind::nationality});
constexpr KindSet kOwned = kind_set({EntryKind::weapon, EntryKind::treaty, EntryKind::war, EntryKind::event});
constexpr KindSet kNeighbours = kPoliticalPlaces | kind_set({EntryKind::continent, EntryKind::region, EntryKind::international_organisation,
                                                             EntryKind::institution, EntryKind::agency, EntryKind::company, EntryKind::armed_group});
constexpr KindSet kJoinable = kPoliticalPlaces | kPeoples | kind_set({EntryKind::continent, EntryKind::region, EntryKind::international_organisation});

/// The parts between hyphens when each is a place or people of the lexicon, or a person named in full elsewhere; or nothing.
Candidates hyphenated_parts(const Context& context, const KnownPeople& people, const NameCandidate& name) {
  Candidates parts;
  std::uint32_t from = name.first;
  for (std::uint32_t t = name.first; t <= name.end; ++t) {
    if (t < name.end && !(t > name.first && t + 1 < name.end && context.is_joint(t))) continue;
    const KindSet kinds = context.matches.kinds_of(from, t) & kJoinable;
    const bool person = t == from + 1 && people.has_word(context.document, from);
    if (!kinds && !person) return {};
    parts.push_back({from, t, person ? MentionType::person : *type_of_kinds(kinds), std::max(name.confidence, kKnown), name.source});
    from = t + 1;
  }
  return parts;
}

/// Owner and owned, or nothing.
Candidates owner_and_owned(const Context& context, const NameCandidate& name) {
  const NameMatch* owner = context.matches.longest(name.first, name.end - 1, kOwners);
  if (!owner) return {};
  const KindSet owned = context.matches.kinds_of(owner->end, name.end) & kOwned;
  if (!owned) return {};
  return {{name.first, owner->end, *type_of_kinds(context.matches.kinds(*owner) & kOwners), name.confidence, name.source},
          {owner->end, name.end, *type_of_kinds(owned), name.confidence, name.source}};
}

bool is_word(const Context& context, std::uint32_t t, std::string_view word) {
  return context.token(t).span.size() == word.size() && fold(context.document.of(context.token(t))) == word;
}

/// Two names around "and", one of which the lexicon knows ("the European Union and Norway"), or a place and what it owns
/// ("Ethiopia's Ministry of Defence"); or nothing.
Candidates coordinated_parts(const Context& context, const NameCandidate& name) {
  for (std::uint32_t t = name.first + 1; t + 1 < name.end; ++t) {
    const bool joined = is_word(context, t, "and");
    if (!joined && !context.token(t).has(kClitic)) continue;
    NameCandidate left = name, right = name;
    left.end = t;
    right.first = t + 1;
    const KindSet left_kinds = context.matches.kinds_of(left.first, left.end), right_kinds = context.matches.kinds_of(right.first, right.end);
    if (!((left_kinds & kNeighbours) || (joined && right_kinds & kNeighbours))) continue;
    for (auto [part, kinds] : {std::pair{&left, left_kinds & kNames}, std::pair{&right, right_kinds & kNames}}) {
      if (!kinds) continue;
      part->type = *type_of_kinds(kinds);
      part->confidence = std::max(part->confidence, kKnown);
    }
    return {left, right};
  }
  return {};
}

/// The place or people of the lexicon that ends (`forward`: begins) at token t, longest first; size 0: none.
NameCandidate part_at(const Context& context, std::uint32_t t, bool forward, const NameCandidate& neighbour) {
  for (std::uint32_t size = 4; size > 0; --size) {
    if (forward ? t + size > context.end : t < context.first + size) continue;
    const std::uint32_t first = forward ? t : t - size, end = first + size;
    const KindSet kinds = context.matches.kinds_of(first, end) & kJoinable;
    if (kinds && context.is_name_word(first)) return {first, end, *type_of_kinds(kinds), std::max(neighbour.confidence, kKnown), MentionSource::lexicon};
  }
  return {};
}

/// "Washington-Seoul-Pyongyang": what hyphens join to a place is a place if it can be. Goes from each place outwards, both ways.
void complete_chains(const Context& context, Candidates& names) {
  Candidates added;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].type != MentionType::gpe) continue;
    const std::uint32_t least = i ? names[i - 1].end : context.first, most = i + 1 < names.size() ? names[i + 1].first : context.end;
    for (NameCandidate at = names[i]; at.first > least + 1 && context.is_joint(at.first - 1);) {
      at = part_at(context, at.first - 1, false, at);
      if (at.first == at.end || at.first < least) break;
      added.push_back(at);
    }
    for (NameCandidate at = names[i]; at.end + 1 < most && context.is_joint(at.end);) {
      at = part_at(context, at.end + 1, true, at);
      if (at.first == at.end || at.end > most) break;
      added.push_back(at);
    }
  }
  sort_by_position(added);
  std::uint32_t covered = context.first;  // a part between two places is met from both sides
  for (const NameCandidate& part : added) {
    if (part.first < covered) continue;
    covered = part.end;
    names.push_back(part);
  }
  sort_by_position(names);
}

}  // namespace

void split_joined_names(const Context& context, Candidates& candidates) {
  const KnownPeople people = people_named_in_full(context, candidates);
  Candidates out;
  for (const NameCandidate& name : candidates) {
    Candidates parts;
    const bool machine_made = name.source == MentionSource::tagger || name.source == MentionSource::lexicon;
    if (machine_made && name.end - name.first > 1 && !(context.matches.kinds_of(name.first, name.end) & kNames)) {
      parts = hyphenated_parts(context, people, name);
      if (parts.size() < 2) parts = owner_and_owned(context, name);
      if (parts.empty() && name.type != MentionType::work) parts = coordinated_parts(context, name);
    }
    if (parts.empty()) {
      out.push_back(name);
    } else {
      out.insert(out.end(), parts.begin(), parts.end());
    }
  }
  complete_chains(context, out);
  candidates = std::move(out);
}

}  // namespace entente
