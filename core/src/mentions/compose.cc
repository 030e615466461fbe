#include "mentions/compose.h"

#include "mentions/people.h"

namespace entente {
namespace {

constexpr KindSet kEventNoun = kind_set({EntryKind::event_noun});

/// Finds pairs joined by a hyphen whose both sides are names of one type.
class Pairs {
 public:
  Pairs(const Context& context, const Candidates& candidates)
      : context_(context), candidates_(candidates), people_(people_named_in_full(context, candidates)) {}

  /// The event that the parties around the hyphen `t`, the last one before its noun, name; then the parties. Or nothing.
  Candidates at(std::uint32_t t) const {
    const auto left = party_before(t), right = party_behind(t);
    if (!left || !right || left->type != right->type) return {};
    const NameMatch* noun = context_.matches.longest(right->end, context_.sentence_end(t), kEventNoun);
    if (!noun) return {};
    // Two people meet at one occasion; what two states share ("U.S.-China trade talks") is a name only when it is written as one.
    if (left->type == MentionType::gpe && !context_.token(noun->first).has(kCapitalised)) return {};
    Candidates parties{*left, *right};
    while (parties[0].first > context_.first && context_.is_joint(parties[0].first - 1)) {  // a third party, a fourth ...
      const auto further = party_before(parties[0].first - 1);
      if (!further || further->type != left->type) break;
      parties.insert(parties.begin(), *further);
    }
    NameCandidate event{parties[0].first, noun->end, MentionType::event, 1000, MentionSource::document};
    for (const NameCandidate& party : parties) event.confidence = std::min(event.confidence, party.confidence);
    parties.insert(parties.begin(), event);
    return parties;
  }

 private:
  static bool is_party(const NameCandidate& name) { return name.type == MentionType::person || name.type == MentionType::gpe; }

  std::optional<NameCandidate> party_before(std::uint32_t t) const {
    if (t == context_.first) return std::nullopt;
    if (const auto person = known_person(t - 1)) return person;
    for (const NameCandidate& name : near(t)) {
      if (name.end == t && is_party(name)) return name;
    }
    return std::nullopt;
  }

  std::optional<NameCandidate> party_behind(std::uint32_t t) const {
    if (const auto person = known_person(t + 1)) return person;
    for (const NameCandidate& name : near(t)) {
      if (name.first == t + 1 && is_party(name)) return name;
    }
    return std::nullopt;
  }

  std::optional<NameCandidate> known_person(std::uint32_t t) const {
    const auto known = people_.words.find(name_key(context_.document, t, t + 1));
    if (known == people_.words.end()) return std::nullopt;
    return NameCandidate{t, t + 1, MentionType::person, known->second, MentionSource::document};
  }

  /// Candidates that start within a long name's reach of `t`.
  std::span<const NameCandidate> near(std::uint32_t t) const {
    constexpr std::uint32_t kReach = 12;
    const auto index = [this](std::uint32_t token) {
      const auto found = std::lower_bound(candidates_.begin(), candidates_.end(), token, [](const NameCandidate& c, std::uint32_t at) { return c.first < at; });
      return static_cast<std::size_t>(found - candidates_.begin());
    };
    const std::size_t from = index(t < kReach ? 0 : t - kReach);
    return std::span<const NameCandidate>(candidates_).subspan(from, index(t + 2) - from);
  }

  const Context& context_;
  const Candidates& candidates_;
  KnownPeople people_;
};

}  // namespace

void compose_events(const Context& context, Candidates& candidates) {
  const Pairs pairs(context, candidates);
  Candidates out;
  std::size_t next = 0;        // the candidates before it are dealt with
  std::uint32_t covered = 0;   // by composed names
  for (std::uint32_t t = context.first + 1; t + 2 < context.end; ++t) {
    if (!context.is_joint(t)) continue;
    const Candidates composed = pairs.at(t);
    if (composed.empty() || composed[0].first < covered) continue;
    while (next < candidates.size() && candidates[next].end <= composed[0].first) out.push_back(candidates[next++]);
    std::size_t behind = next;
    bool given = false;  // the caller's own names stay as they are
    for (; behind < candidates.size() && candidates[behind].first < composed[0].end; ++behind) {
      given = given || candidates[behind].source == MentionSource::dictionary;
    }
    if (given) continue;
    next = behind;
    covered = composed[0].end;
    out.insert(out.end(), composed.begin(), composed.end());
  }
  out.insert(out.end(), candidates.begin() + static_cast<std::ptrdiff_t>(next), candidates.end());
  candidates = std::move(out);
  sort_by_position(candidates);
}

}  // namespace entente
