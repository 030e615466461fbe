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

  /// The event that two parties around the hyphen `t` and a noun behind them name, with the parties; or nothing.
  Candidates at(std::uint32_t t) const {
    const auto left = party_before(t), right = party_behind(t);
    if (!left || !right || left->type != right->type) return {};
    const NameMatch* noun = context_.matches.longest(right->end, context_.end, kEventNoun);
    if (!noun) return {};
    // Two people meet at one occasion; what two states share ("U.S.-China trade talks") is a name only when it is written as one.
    if (left->type == MentionType::gpe && !context_.token(noun->first).has(kCapitalised)) return {};
    const Confidence confidence = std::min(left->confidence, right->confidence);
    return {{left->first, noun->end, MentionType::event, confidence, MentionSource::document}, *left, *right};
  }

 private:
  static bool is_party(const NameCandidate& name) { return name.type == MentionType::person || name.type == MentionType::gpe; }

  std::optional<NameCandidate> party_before(std::uint32_t t) const {
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

bool is_joint(const Context& context, std::uint32_t t) {
  return context.token(t).has(kPunctuation) && !context.token(t).has(kSpaceBefore) && !context.token(t + 1).has(kSpaceBefore) &&
         fold(context.document.of(context.token(t))) == "-";
}

}  // namespace

void compose_events(const Context& context, Candidates& candidates) {
  const Pairs pairs(context, candidates);
  Candidates composed;
  for (std::uint32_t t = context.first + 1; t + 2 < context.end; ++t) {
    if (!is_joint(context, t)) continue;
    const Candidates found = pairs.at(t);
    composed.insert(composed.end(), found.begin(), found.end());
  }
  if (composed.empty()) return;
  std::erase_if(candidates, [&composed](const NameCandidate& name) {
    return std::any_of(composed.begin(), composed.end(), [&name](const NameCandidate& other) { return name.first < other.end && other.first < name.end; });
  });
  candidates.insert(candidates.end(), composed.begin(), composed.end());
  sort_by_position(candidates);
}

}  // namespace entente
