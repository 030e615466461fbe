#include "entities/affiliations.h"

#include <algorithm>
#include <map>
#include <optional>

#include "coreference/words.h"
#include "entities/role_list.h"
#include "entities/role_words.h"
#include "text/text.h"

namespace entente {
namespace {

constexpr std::uint32_t kAdjectives = 3;  // between a possessor or article and the noun

struct Affiliation {
  Span words;  // its noun
  MentionIndex of = 0;
};

class Reader {
 public:
  explicit Reader(const Grouping& g) : g_(g) {
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
      if (g.ranges[i].size() == 0) continue;
      by_first_.try_emplace(g.ranges[i].first, i);  // outermost first
      by_end_.try_emplace(g.ranges[i].end, i);
    }
  }

  /// "his younger sister", "the leader's sister" right before `end`.
  std::optional<Affiliation> before(std::uint32_t end) const {
    const std::uint32_t sentence = sentence_of(g_.document, end - 1).first_token;
    if (end <= sentence || !is_kin(end - 1)) return std::nullopt;
    for (std::uint32_t at = end - 1, words = 0; at > sentence && words <= kAdjectives; --at, ++words) {
      if (const auto owner = owner_before(at)) return Affiliation{span_of(end - 1), *owner};
      if (g_.document.tokens[at - 1].has(kPunctuation)) break;
    }
    return std::nullopt;
  }

  /// "a member of the Politburo", "the wife of Agnes", "his sister", from `first` on.
  std::optional<Affiliation> from(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t t = first; t < std::min(end, first + kAdjectives + 3); ++t) {
      if (g_.document.tokens[t].has(kPunctuation)) return std::nullopt;
      const bool kin = is_kin(t);
      if (!kin && !says_what(role_word(g_.document.tokens[t].hash))) continue;
      if (t + 2 < end && word(t + 1) == "of") {
        const auto whole = by_first_.find(t + 2 + (word(t + 2) == "the" ? 1 : 0));
        if (whole != by_first_.end() && (kin || g_.mentions[whole->second].type != MentionType::person)) return Affiliation{span_of(t), whole->second};
      }
      return kin ? before(t + 1) : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool is_kin(std::uint32_t t) const { return coref_word(g_.document.tokens[t].hash) & kKin && g_.document.tokens[t].has(kLower); }
  /// "Brother", "brother-in-law".
  Span span_of(std::uint32_t noun) const {
    Span span = g_.document.tokens[noun].span;
    constexpr std::string_view kInLaw = "-in-law";
    if (g_.document.text.substr(span.end).starts_with(kInLaw)) span.end += static_cast<std::uint32_t>(kInLaw.size());
    return span;
  }

  std::string word(std::uint32_t t) const { return fold(g_.document.of(g_.document.tokens[t])); }

  /// A possessive pronoun or a name or phrase with 's that ends at `at`.
  std::optional<MentionIndex> owner_before(std::uint32_t at) const {
    const bool clitic = g_.document.tokens[at - 1].has(kClitic);
    auto owner = by_end_.find(at);
    if (owner == by_end_.end() && clitic) owner = by_end_.find(at - 1);
    if (owner == by_end_.end()) return std::nullopt;
    return clitic || g_.mentions[owner->second].form == MentionForm::pronoun ? std::optional(owner->second) : std::nullopt;
  }

  const Grouping& g_;
  std::map<std::uint32_t, MentionIndex> by_first_, by_end_;
};

}  // namespace

void add_affiliations(const Grouping& g, std::vector<Entity>& entities) {
  const Reader reader(g);
  const auto add = [&](MentionIndex i, const std::optional<Affiliation>& found) {
    if (!found) return;
    Entity& person = entities[g.mentions[i].entity];
    const std::uint32_t of = g.mentions[found->of].entity;
    if (person.type != MentionType::person || of == person.id) return;
    add_role(g.document, found->words, of, person);
  };
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const TokenRange range = g.ranges[i];
    if (range.size() == 0 || g.mentions[i].type != MentionType::person) continue;
    const Sentence& sentence = sentence_of(g.document, range.first);
    if (g.mentions[i].form == MentionForm::nominal) add(i, reader.from(range.first, range.end));
    if (!g.is_name(i)) continue;
    if (range.first > sentence.first_token) add(i, reader.before(range.first));
    if (range.end + 1 < sentence.end_token && g.document.of(g.document.tokens[range.end]) == ",") add(i, reader.from(range.end + 1, sentence.end_token));
  }
}

}  // namespace entente
