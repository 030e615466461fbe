#include "mentions/people.h"

namespace entente {
namespace {

constexpr Confidence kSure = 600;

}  // namespace

KnownPeople people_named_in_full(const Context& context, const Candidates& candidates) {
  KnownPeople people;
  const auto add_word = [&](std::uint32_t t, Confidence confidence) {
    if (!context.is_name_word(t) || context.token(t).span.size() < 2) return;
    Confidence& known = people.words[name_key(context.document, t, t + 1)];
    known = std::max(known, confidence);
  };
  for (const NameCandidate& name : candidates) {
    if (name.type != MentionType::person || name.confidence < kSure || name.end - name.first < 2) continue;
    people.full_names.insert(name_key(context.document, name.first, name.end));
    people.last_words.insert(name_key(context.document, name.end - 1, name.end));
    add_word(name.end - 1, name.confidence);
    // The first word may be the family name (Xi Jinping), and given names are used alone too, unless they are everyday words.
    const std::uint8_t traits = context.word_traits(name.first);
    if (traits & kSurname || !(traits & kCommonWord)) add_word(name.first, name.confidence);
  }
  return people;
}

}  // namespace entente
