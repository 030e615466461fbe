#include "mentions/national_bodies.h"

namespace entente {
namespace {

constexpr KindSet kNationality = kind_set({EntryKind::nationality});
constexpr KindSet kBodyNouns = kind_set({EntryKind::organisation_noun});
constexpr Confidence kUnseen = 700;  // a body that the tagger has not seen

/// Where the body ends whose capitalised name begins at t and goes no further than `limit`: "Air Force", "Supreme Court"; t: there is none.
std::uint32_t body_end(const Context& context, std::uint32_t t, std::uint32_t limit) {
  constexpr std::uint32_t kLongest = 4;
  std::uint32_t end = t;
  for (std::uint32_t at = t; at < std::min(limit, t + kLongest) && context.is_name_word(at) && context.token(at).has(kSpaceBefore);) {
    const NameMatch* noun = context.matches.longest(at, limit, kBodyNouns);
    at = noun ? noun->end : at + 1;
    if (noun && context.is_name_word(at - 1)) end = at;
  }
  return end;
}

}  // namespace

void join_national_bodies(const Context& context, Candidates& candidates) {
  Candidates out;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const NameCandidate& people = candidates[i];
    out.push_back(people);
    if (people.type != MentionType::norp || people.source == MentionSource::dictionary || context.document.mono_case) continue;
    if (!(context.matches.kinds_of(people.first, people.end) & kNationality)) continue;
    const NameCandidate* following = i + 1 < candidates.size() ? &candidates[i + 1] : nullptr;
    const bool seen = following && following->first == people.end;
    if (seen && (following->type != MentionType::org || following->source == MentionSource::dictionary)) continue;
    std::uint32_t limit = context.sentence_end(people.first);
    if (following) limit = std::min(limit, seen ? following->end : following->first);
    const std::uint32_t end = body_end(context, people.end, limit);
    if (end == people.end || (seen && end != following->end)) continue;
    out.back() = {people.first, end, MentionType::org, seen ? following->confidence : kUnseen, MentionSource::tagger};
    i += seen;
  }
  candidates = std::move(out);
}

}  // namespace entente
