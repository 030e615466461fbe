#include "mentions/compose.h"

namespace entente {
namespace {

constexpr KindSet kEventNoun = kind_set({EntryKind::event_noun});

bool is_hyphen(const Context& context, std::uint32_t t) {
  return t < context.end && context.token(t).has(kPunctuation) && fold(context.document.of(context.token(t))) == "-";
}

bool is_party(const NameCandidate& name) { return name.type == MentionType::person || name.type == MentionType::gpe; }

}  // namespace

void compose_events(const Context& context, Candidates& candidates) {
  Candidates composed;
  for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
    const NameCandidate &a = candidates[i], &b = candidates[i + 1];
    if (!is_party(a) || a.type != b.type || !is_hyphen(context, a.end) || b.first != a.end + 1) continue;
    if (context.token(b.first).has(kSpaceBefore) || b.end >= context.end) continue;
    const NameMatch* noun = context.matches.longest(b.end, context.end, kEventNoun);
    if (!noun) continue;
    // Two people meet at one occasion; what two states share ("U.S.-China trade talks") is a name only when it is written as one.
    if (a.type == MentionType::gpe && !context.token(noun->first).has(kCapitalised)) continue;
    composed.push_back({a.first, noun->end, MentionType::event, std::min(a.confidence, b.confidence), MentionSource::tagger});
  }
  candidates.insert(candidates.end(), composed.begin(), composed.end());
  sort_by_position(candidates);
}

}  // namespace entente
