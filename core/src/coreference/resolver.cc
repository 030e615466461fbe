#include "coreference/resolver.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "coreference_data.h"
#include "entities/referent_classes.h"
#include "text/words.h"

namespace entente {
namespace {

using Weights = std::vector<std::int32_t>;

/// The trained weights, per mille; model/coreference.py writes them.
Weights load_weights() {
  Weights weights;
  weights.reserve(feature_count());
  for_each_line(coreference_data::weights, [&weights](std::string_view, std::string_view line) {
    for_each_word(line, [&weights](std::string_view word) {
      std::int32_t value = 0;
      std::int32_t repeat = 1;  // "0x12": twelve zeros
      const std::size_t times = word.find('x');
      std::from_chars(word.data(), word.data() + std::min(times, word.size()), value);
      if (times != std::string_view::npos) std::from_chars(word.data() + times + 1, word.data() + word.size(), repeat);
      weights.insert(weights.end(), static_cast<std::size_t>(std::max(repeat, 1)), value);
    });
  });
  weights.resize(feature_count());
  return weights;
}

std::int32_t score(const Weights& weights, const Features& features) {
  std::int32_t sum = 0;
  for (const std::uint16_t feature : features) sum += weights[feature];
  return sum;
}

bool is_definite(const Phrase& phrase) {
  return phrase.kind == PhraseKind::definite && phrase.number & kSingular && phrase.role != GrammaticalRole::predicate;
}

/// "The leader", with no more words.
bool is_bare(const Phrase& phrase) { return is_definite(phrase) && phrase.content_words == 0; }

/// Nouns of which a text rarely speaks of two.
constexpr std::uint16_t kRealms = kIslandPlace | kKingdomPlace | kEmiratePlace | kSultanatePlace | kPrincipalityPlace;

/// "The company", "the country", "the leader" with no more words mean the nearest named thing of that sort, where the text has just spoken of one:
/// so little is said of them in the training texts that the ranker opens an entity of their own too often.
bool is_the_one(const Phrase& phrase, const Phrase& last, const Discourse& entity) {
  constexpr std::uint32_t kSentences = 2;
  const bool spoken_of = phrase.sort == Sort::person || phrase.sort == Sort::org || phrase.sort == Sort::state;
  const bool alone = is_bare(phrase) || (phrase.asks_for & kRealms && is_definite(phrase) && phrase.owned_title == 0);  // "the self-ruled island" can only be one
  const bool other_office = phrase.is_title && !entity.titles.empty() && !entity.has_title(phrase.head_key);
  return alone && spoken_of && !other_office && entity.named && entity.sort == phrase.sort && phrase.gender & entity.gender &&
         phrase.sentence - last.sentence <= kSentences && (!(phrase.asks_for & kRealms) || entity.sure_classes & phrase.asks_for);
}
constexpr std::int32_t kTheOne = 1500;

/// "The leader", "the veteran prime minister", "the Peruvian minister" is the nearest of those whom the text has called so beside their names.
bool is_called_so(const Phrase& phrase, const Phrase& last, const Discourse& entity) {
  constexpr std::uint32_t kSentences = 3;
  if (!is_definite(phrase) && phrase.owned_title == 0) return false;
  const bool called = (is_bare(phrase) && entity.has_title(phrase.head_key)) || entity.has_title(phrase.text_key) || (phrase.owned_title && entity.has_title(phrase.owned_title));
  return called && phrase.gender & entity.gender && phrase.sentence - last.sentence <= kSentences;
}
constexpr std::int32_t kCalledSo = 3000, kCalledSoOfState = 6000;  // the latter with whose office it is

/// "Their leader" is of somebody spoken of, if the text has any who may be meant.
bool names_nobody_new(const Phrase& phrase) { return phrase.role == GrammaticalRole::possessor && is_pronoun(phrase.kind) && phrase.kind <= PhraseKind::they; }
constexpr std::int32_t kNobodyNew = 1000;

bool is_nominal(const Phrase& phrase) { return !phrase.name && !is_pronoun(phrase.kind); }

/// "Trade is the best guard of peace": what has no article and is nobody that the nouns know does not become a person by what is said of it.
bool is_matter(const Phrase& phrase, const Phrase& last, const Discourse& entity) {
  return phrase.sort == Sort::person && is_nominal(phrase) && entity.sort == Sort::unknown && last.kind == PhraseKind::bare && last.number == kSingular;
}

/// What its own words forbid: "the island" is no mainland state, "the country" not both, "the government" no bank.
bool is_other_sort(const Phrase& phrase, const Discourse& entity) {
  if (!is_nominal(phrase)) return false;
  if (phrase.asks_for && entity.classes && !(phrase.asks_for & entity.classes)) return true;
  if (phrase.number == kSingular && entity.of_two) return true;
  if (phrase.asks_for == kIslandPlace && phrase.owned_title && entity.sure_classes & kCountryPlace) return true;  // "the French island" is no state
  // "The Russian president" is not Iran's.
  const bool elsewhere = entity.has_title(owned_title_key(phrase.head_key, kSomebodys)) && !entity.has_title(phrase.owned_title);
  if (phrase.owned_title && phrase.is_title && elsewhere) return true;
  return phrase.institution && entity.named && entity.sort == Sort::org && !entity.has_word(phrase.head_key);
}

/// Subjects and objects of one verb are two unless a reflexive says so ("The minister told the ambassador").
bool is_argument(const Phrase& phrase) { return phrase.role == GrammaticalRole::subject || phrase.role == GrammaticalRole::object; }

/// For each phrase the one that owns it ("his" of "his rival", "Lenoir" of "the brother of Lenoir"), and what it owns.
struct Owners {
  std::vector<std::optional<std::uint32_t>> of, owned;
};
Owners find_owners(const std::vector<Phrase>& phrases) {
  Owners owners{std::vector<std::optional<std::uint32_t>>(phrases.size()), std::vector<std::optional<std::uint32_t>>(phrases.size())};
  std::vector<std::uint32_t> open;
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    while (!open.empty() && phrases[open.back()].end <= phrases[p].first) open.pop_back();
    for (const std::uint32_t around : open) {
      const Phrase& whole = phrases[around];
      if (whole.kind == PhraseKind::coordination || whole.head != phrases[p].governor || owners.of[around]) continue;
      if (phrases[p].role == GrammaticalRole::possessor || (phrases[p].relation == Relation::nmod && whole.sort == Sort::person)) owners.of[around] = p, owners.owned[p] = around;
    }
    open.push_back(p);
  }
  return owners;
}

/// The logistic function of a margin in per mille, in integers.
Confidence probability(std::int32_t margin) {
  constexpr std::array<std::int32_t, 9> kLogistic{500, 731, 881, 953, 982, 993, 998, 999, 1000};
  const bool negative = margin < 0;
  const std::int32_t size = negative ? -margin : margin;
  const auto step = static_cast<std::size_t>(size / 1000);
  const std::int32_t p = step >= 8 ? 1000 : kLogistic[step] + (kLogistic[step + 1] - kLogistic[step]) * (size % 1000) / 1000;
  return static_cast<Confidence>(negative ? 1000 - p : p);
}

/// The entities so far, and which of them a phrase may join.
class Walk {
 public:
  Walk(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers, const KnownClusters& clusters)
      : context_{phrases, speakers}, clusters_(clusters) {}

  const DiscourseContext& context() const { return context_; }
  const std::vector<Discourse>& entities() const { return entities_; }

  /// The entity that a phrase belongs to because others of its cluster do.
  std::optional<std::uint32_t> known(std::uint32_t index) const {
    if (!clusters_[index]) return std::nullopt;
    const auto found = by_cluster_.find(*clusters_[index]);
    return found == by_cluster_.end() ? std::optional<std::uint32_t>() : found->second;
  }

  /// Joining names is done: a new name may only join what has none yet. `links`: of the phrases before.
  void candidates(std::uint32_t index, const std::vector<CoreferenceLink>& links, std::vector<std::uint32_t>& out) const {
    out.clear();
    const Phrase& phrase = context_.phrases[index];
    const std::vector<std::uint32_t> barred = beside(index, links);
    for (const std::uint32_t id : recent_) {
      const Discourse& entity = entities_[id];
      if (phrase.name && entity.named) continue;
      if (is_pronoun(phrase.kind) && (!(entity.gender & phrase.gender) || !(entity.number & phrase.number)) && phrase.kind <= PhraseKind::it) continue;
      if (phrase.kind == PhraseKind::i && entity.number == kPlural) continue;
      if (is_other_sort(phrase, entity) || is_matter(phrase, context_.phrases[entity.last], entity) || std::find(barred.begin(), barred.end(), id) != barred.end()) continue;
      out.push_back(id);
    }
  }

  /// Entities of the other arguments of its verb.
  std::vector<std::uint32_t> beside(std::uint32_t index, const std::vector<CoreferenceLink>& links) const {
    std::vector<std::uint32_t> others;
    const Phrase& phrase = context_.phrases[index];
    const bool somebody = is_nominal(phrase) || phrase.kind == PhraseKind::he || phrase.kind == PhraseKind::she;  // "you" may be anybody, twice
    if (!somebody || phrase.reflexive || !is_argument(phrase)) return others;
    for (std::uint32_t i = index; i-- > 0 && context_.phrases[i].sentence == phrase.sentence && index - i <= kCandidates;) {
      const Phrase& other = context_.phrases[i];
      if (other.governor == phrase.governor && is_argument(other) && other.end <= phrase.first) others.push_back(links[i].entity);
    }
    return others;
  }

  void put(std::uint32_t index, std::uint32_t id) {
    if (id == entities_.size()) {
      entities_.emplace_back();
      recent_.insert(recent_.begin(), id);
      if (recent_.size() > kCandidates) recent_.pop_back();
    } else {
      const auto at = std::find(recent_.begin(), recent_.end(), id);
      if (at != recent_.end()) {
        std::rotate(recent_.begin(), at, at + 1);
      } else {
        recent_.insert(recent_.begin(), id);
        if (recent_.size() > kCandidates) recent_.pop_back();
      }
    }
    entities_[id].add(context_.phrases[index], index);
    if (clusters_[index]) by_cluster_.try_emplace(*clusters_[index], id);
  }

 private:
  DiscourseContext context_;
  const KnownClusters& clusters_;
  std::vector<Discourse> entities_;
  std::vector<std::uint32_t> recent_;  // entities, latest first
  std::map<std::uint32_t, std::uint32_t> by_cluster_;
};

}  // namespace

KnownClusters clusters_of_names(const std::vector<Phrase>& phrases, const std::vector<std::uint32_t>& name_clusters) {
  KnownClusters clusters(phrases.size());
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    if (phrases[p].name) clusters[p] = name_clusters[*phrases[p].name];
  }
  return clusters;
}

struct Resolver::State {
  const std::vector<Phrase>& phrases;
  const KnownClusters& clusters;
  Owners owners;
  Walk walk;
  std::vector<CoreferenceLink> links;
  std::uint32_t next = 0;  ///< phrase to read

  struct Decision {
    std::optional<std::uint32_t> entity;  ///< none: a new one
    Confidence confidence = 1000;
  };

  /// The ranker's choice for phrase `i`, but not the entity of who owns it or what it owns ("his rival" is not he).
  Decision decide(std::uint32_t i, std::optional<std::uint32_t> not_this) {
    static const Weights weights = load_weights();
    std::vector<std::uint32_t> candidates;
    Features features;
    walk.candidates(i, links, candidates);
    if (not_this) std::erase(candidates, *not_this);
    new_features(walk.context(), i, walk.entities(), candidates, features);
    Decision decision;
    std::int32_t top = score(weights, features) - (names_nobody_new(walk.context().phrases[i]) ? kNobodyNew : 0), second = top;
    Rivals rivals;
    bool nearest = true, nearest_called = true;  // of its sort, by its title: none so far
    for (std::size_t rank = 0; rank < candidates.size(); ++rank) {
      pair_features(walk.context(), i, walk.entities(), candidates, rank, rivals, features);
      std::int32_t own = score(weights, features);
      const Discourse& entity = walk.entities()[candidates[rank]];
      if (nearest && is_the_one(phrases[i], phrases[entity.last], entity)) {
        own += kTheOne;
        nearest = false;
      }
      if (nearest_called && is_called_so(phrases[i], phrases[entity.last], entity)) {
        own += phrases[i].owned_title && entity.has_title(phrases[i].owned_title) ? kCalledSoOfState : kCalledSo;
        nearest_called = false;
      }
      if (own > top) {
        second = top;
        top = own;
        decision.entity = candidates[rank];
      } else {
        second = std::max(second, own);
      }
    }
    decision.confidence = probability(top - second);
    return decision;
  }

  /// The entity of phrase `i`, as far as it can be said before it is its turn.
  std::optional<std::uint32_t> foresee(std::uint32_t i) {
    return clusters[i] ? walk.known(i) : decide(i, std::nullopt).entity;
  }
};

Resolver::Resolver(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers, const KnownClusters& clusters)
    : state_(std::make_unique<State>(State{phrases, clusters, find_owners(phrases), Walk(phrases, speakers, clusters), std::vector<CoreferenceLink>(phrases.size())})) {}
Resolver::~Resolver() = default;

std::size_t Resolver::position() const { return state_->next; }
std::vector<CoreferenceLink> Resolver::take() { return std::move(state_->links); }

bool Resolver::step(std::size_t count) {
  State& s = *state_;
  const std::size_t end = s.next + std::min(count, s.phrases.size() - s.next);
  for (std::uint32_t i = s.next; i < end; ++i) {
    State::Decision decision{s.walk.known(i)};
    const bool is_office = s.clusters[i] && !s.phrases[i].name;  // another entity than all so far, or one of them
    if (!decision.entity && !is_office) {
      std::optional<std::uint32_t> not_this = s.owners.of[i] ? s.foresee(*s.owners.of[i]) : std::nullopt;
      if (const auto owned = s.owners.owned[i]) not_this = s.links[*owned].entity;
      decision = s.decide(i, not_this);
    }
    const auto next = static_cast<std::uint32_t>(s.walk.entities().size());
    s.links[i].entity = decision.entity.value_or(next);
    if (decision.entity) s.links[i].antecedent = s.walk.entities()[*decision.entity].last;
    s.links[i].confidence = decision.confidence;
    s.walk.put(i, s.links[i].entity);
  }
  s.next = static_cast<std::uint32_t>(end);
  return end < s.phrases.size();
}

void walk_decisions(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers,
                    const KnownClusters& clusters, const std::vector<std::uint32_t>& gold,
                    const std::function<void(const std::vector<Features>&, std::size_t)>& use) {
  Walk walk(phrases, speakers, clusters);
  std::map<std::uint32_t, std::uint32_t> by_gold;
  std::vector<std::uint32_t> candidates;
  std::vector<CoreferenceLink> links(phrases.size());
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(walk.entities().size());
    const auto [right, is_new] = by_gold.try_emplace(gold[i], next);
    if (!walk.known(i)) {
      walk.candidates(i, links, candidates);
      const auto at = std::find(candidates.begin(), candidates.end(), right->second);
      if (is_new || at != candidates.end()) {
        std::vector<Features> all(candidates.size() + 1);
        new_features(walk.context(), i, walk.entities(), candidates, all[0]);
        Rivals rivals;
        for (std::size_t rank = 0; rank < candidates.size(); ++rank) pair_features(walk.context(), i, walk.entities(), candidates, rank, rivals, all[rank + 1]);
        use(all, is_new ? 0 : static_cast<std::size_t>(at - candidates.begin()) + 1);
      }
    }
    links[i].entity = right->second;
    walk.put(i, right->second);
  }
}

}  // namespace entente
