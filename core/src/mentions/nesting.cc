#include "mentions/nesting.h"

#include "mentions/people.h"
#include "mentions/typing.h"

namespace entente {
namespace {

constexpr KindSet kNestable = kStates | kPhysicalPlaces | kind_set({EntryKind::nationality, EntryKind::city, EntryKind::subdivision, EntryKind::international_organisation});
constexpr Confidence kNested = 700;

bool may_hold(MentionType type) {
  return type == MentionType::org || type == MentionType::fac || type == MentionType::event || type == MentionType::law || type == MentionType::work;
}

}  // namespace

void add_nested_names(const Context& context, Candidates& candidates) {
  const KnownPeople people = people_named_in_full(context, candidates);
  Candidates nested;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const NameCandidate& outer = candidates[i];
    const bool holds_parts = i + 1 < candidates.size() && candidates[i + 1].first < outer.end;  // composed: its parts are there
    if (!may_hold(outer.type) || outer.end - outer.first < 2 || holds_parts) continue;
    // In a name that the lexicon knows as a whole a demonym says nothing new ("European Union").
    const bool known_whole = context.matches.kinds_of(outer.first, outer.end) & kNames;
    const KindSet nestable = known_whole ? kNestable & ~kPeoples : kNestable;
    for (std::uint32_t t = outer.first; t < outer.end;) {
      std::uint32_t end = t + 1;
      bool matched = false;
      for (const NameMatch& match : context.matches.at(t)) {
        if (match.end > outer.end || (match.first == outer.first && match.end == outer.end)) continue;
        const KindSet kinds = context.matches.kinds(match) & nestable;
        const bool surname = match.end - match.first == 1 && context.word_traits(t) & (kSurname | kGivenName | kCommonWord);
        if (!kinds || (surname && !(kinds & (kStates | kPeoples)))) continue;
        nested.push_back({match.first, match.end, *type_of_kinds(kinds), kNested, MentionSource::lexicon});
        end = match.end;
        matched = true;
        break;
      }
      // A family name alone is a person only in an event ("the Trump-Kim summit"): bodies outlive their founders.
      const std::uint32_t shortest = outer.type == MentionType::event ? 1 : 2;
      for (std::uint32_t size = std::min(4u, outer.end - t); !matched && size >= shortest; --size) {
        const bool named = size == 1 ? people.has_word(context.document, t) : people.full_names.contains(name_key(context.document, t, t + size));
        if (!named || size == outer.end - outer.first) continue;
        nested.push_back({t, t + size, MentionType::person, kNested, MentionSource::document});
        end = t + size;
        break;
      }
      t = end;
    }
  }
  candidates.insert(candidates.end(), nested.begin(), nested.end());
  sort_by_position(candidates);
}

/// Mentions are in order and properly nested, so the enclosing ones form a stack.
void set_within(std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    while (!open.empty() && mentions[open.back()].span.end <= mentions[i].span.begin) open.pop_back();
    if (!open.empty()) mentions[i].within = open.back();
    open.push_back(i);
  }
}

}  // namespace entente
