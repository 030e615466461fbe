#include "coreference/resolver.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "coreference_data.h"
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

/// "The company", "the country", "the leader" with no more words mean the nearest named thing of that sort, where the text has just spoken of one:
/// so little is said of them in the training texts that the ranker opens an entity of their own too often.
bool is_the_one(const Phrase& phrase, const Phrase& last, const Discourse& entity) {
  constexpr std::uint32_t kSentences = 2;
  const bool spoken_of = phrase.sort == Sort::person || phrase.sort == Sort::org || phrase.sort == Sort::state;
  return is_bare(phrase) && spoken_of && entity.named && entity.sort == phrase.sort && phrase.gender & entity.gender && phrase.sentence - last.sentence <= kSentences;
}
constexpr std::int32_t kTheOne = 1500;

/// "The leader", "the prime minister" is the nearest of those whom the text has called so beside their names.
bool is_called_so(const Phrase& phrase, const Phrase& last, const Discourse& entity) {
  constexpr std::uint32_t kSentences = 3;
  const bool called = is_bare(phrase) ? entity.has_title(phrase.head_key) : is_definite(phrase) && entity.has_title(phrase.text_key);
  return called && phrase.gender & entity.gender && phrase.sentence - last.sentence <= kSentences;
}
constexpr std::int32_t kCalledSo = 3000;

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

  /// Joining names is done: a new name may only join what has none yet.
  void candidates(std::uint32_t index, std::vector<std::uint32_t>& out) const {
    out.clear();
    const Phrase& phrase = context_.phrases[index];
    for (const std::uint32_t id : recent_) {
      const Discourse& entity = entities_[id];
      if (phrase.name && entity.named) continue;
      if (is_pronoun(phrase.kind) && (!(entity.gender & phrase.gender) || !(entity.number & phrase.number)) && phrase.kind <= PhraseKind::it) continue;
      if (phrase.kind == PhraseKind::i && entity.number == kPlural) continue;
      out.push_back(id);
    }
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
  Walk walk;
  std::vector<CoreferenceLink> links;
  std::uint32_t next = 0;  ///< phrase to read
};

Resolver::Resolver(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers, const KnownClusters& clusters)
    : state_(std::make_unique<State>(State{phrases, clusters, Walk(phrases, speakers, clusters), std::vector<CoreferenceLink>(phrases.size())})) {}
Resolver::~Resolver() = default;

std::size_t Resolver::position() const { return state_->next; }
std::vector<CoreferenceLink> Resolver::take() { return std::move(state_->links); }

bool Resolver::step(std::size_t count) {
  static const Weights weights = load_weights();
  auto& [phrases, clusters, walk, links, first] = *state_;
  const std::size_t end = first + std::min(count, phrases.size() - first);
  std::vector<std::uint32_t> candidates;
  Features features;
  for (std::uint32_t i = first; i < end; ++i) {
    std::optional<std::uint32_t> best = walk.known(i);
    Confidence confidence = 1000;
    const bool is_office = clusters[i] && !phrases[i].name;  // another entity than all so far, or one of them
    if (!best && !is_office) {
      walk.candidates(i, candidates);
      new_features(walk.context(), i, walk.entities(), candidates, features);
      std::int32_t top = score(weights, features), second = top;
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
          own += kCalledSo;
          nearest_called = false;
        }
        if (own > top) {
          second = top;
          top = own;
          best = candidates[rank];
        } else {
          second = std::max(second, own);
        }
      }
      confidence = probability(top - second);
    }
    const auto next = static_cast<std::uint32_t>(walk.entities().size());
    links[i].entity = best.value_or(next);
    if (best) links[i].antecedent = walk.entities()[*best].last;
    links[i].confidence = confidence;
    walk.put(i, links[i].entity);
  }
  first = static_cast<std::uint32_t>(end);
  return end < phrases.size();
}

void walk_decisions(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers,
                    const KnownClusters& clusters, const std::vector<std::uint32_t>& gold,
                    const std::function<void(const std::vector<Features>&, std::size_t)>& use) {
  Walk walk(phrases, speakers, clusters);
  std::map<std::uint32_t, std::uint32_t> by_gold;
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(walk.entities().size());
    const auto [right, is_new] = by_gold.try_emplace(gold[i], next);
    if (!walk.known(i)) {
      walk.candidates(i, candidates);
      const auto at = std::find(candidates.begin(), candidates.end(), right->second);
      if (is_new || at != candidates.end()) {
        std::vector<Features> all(candidates.size() + 1);
        new_features(walk.context(), i, walk.entities(), candidates, all[0]);
        Rivals rivals;
        for (std::size_t rank = 0; rank < candidates.size(); ++rank) pair_features(walk.context(), i, walk.entities(), candidates, rank, rivals, all[rank + 1]);
        use(all, is_new ? 0 : static_cast<std::size_t>(at - candidates.begin()) + 1);
      }
    }
    walk.put(i, right->second);
  }
}

}  // namespace entente
