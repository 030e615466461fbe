#include "mentions/document_evidence.h"

#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "coreference/words.h"
#include "mentions/people.h"

namespace entente {
namespace {

constexpr Confidence kSure = 950;       // names that may speak for others
constexpr Confidence kLikely = 700;
constexpr Confidence kBeyondDoubt = 970;

/// How sure a name is that only repeats one found elsewhere.
Confidence echo(Confidence elsewhere) { return static_cast<Confidence>(elsewhere * 4 / 5); }

bool fixed(const NameCandidate& name) { return name.source == MentionSource::dictionary; }

/// How often and how surely each type was given to one word sequence, and where one of its occurrences is.
struct KnownName {
  std::array<std::uint32_t, kMentionTypes> weight{};
  std::uint32_t first = 0, end = 0;
  Confidence surest = 0;

  MentionType type() const { return static_cast<MentionType>(std::max_element(weight.begin(), weight.end()) - weight.begin()); }
  std::uint32_t sum() const {
    std::uint32_t all = 0;
    for (const std::uint32_t w : weight) all += w;
    return all;
  }
};

class Evidence {
 public:
  Evidence(const Context& context, Candidates& candidates) : context_(context), candidates_(candidates) {}

  void apply() {
    drop_sentence_openers();
    collect();
    settle_types();
    drop_unlikely();
    add_occurrences();
  }

 private:
  std::uint64_t key(const NameCandidate& name) const { return name_key(context_.document, name.first, name.end); }

  void drop_sentence_openers() {
    std::unordered_set<std::uint32_t> small;
    for (std::uint32_t t = context_.first; t < context_.end; ++t) {
      if (context_.token(t).has(kLower)) small.insert(context_.token(t).hash);
    }
    std::erase_if(candidates_, [&](const NameCandidate& name) {
      if (fixed(name) || name.end - name.first != 1 || name.confidence >= 900 || context_.document.mono_case) return false;
      if (!context_.starts_sentence(name.first) || context_.token(name.first).has(kAllCaps)) return false;
      // A state stays one though the text also speaks of turkeys.
      if (name.type == MentionType::gpe && name.confidence >= kLikely && context_.matches.kinds_of(name.first, name.end) & kStates) return false;
      return small.contains(context_.token(name.first).hash) || (name.confidence < kLikely && context_.word_traits(name.first) & kCommonWord);
    });
  }

  void collect() {
    for (const NameCandidate& name : candidates_) {
      KnownName& known = known_[key(name)];
      known.weight[static_cast<int>(name.type)] += name.confidence;
      known.surest = std::max(known.surest, name.confidence);
      known.first = name.first;
      known.end = name.end;
      if (name.type == MentionType::org && name.end - name.first > 1) bodies_.insert(name_key(context_.document, name.first, name.first + 1));
    }
    people_ = people_named_in_full(context_, candidates_);
  }

  void settle_types() {
    for (NameCandidate& name : candidates_) {
      if (fixed(name)) continue;
      const KindSet kinds = context_.matches.kinds_of(name.first, name.end) & kNames;
      if (kinds && !(kinds & ~kPeoples)) continue;
      const KnownName& known = known_[key(name)];
      const bool state = kinds & kStates && name.type == MentionType::gpe;
      const std::uint64_t word = key(name);
      const bool family_name = people_.last_words.contains(word);
      // A word by which people of the text are called. A state is not called by their given names (Chad Smith), but Michael Jordan is
      // Jordan.
      // "Ford" is what the tagger says where the text names both Henry Ford and the Ford Motor Company.
      const bool of_body = name.type == MentionType::org && bodies_.contains(word);
      if (name.end - name.first == 1 && name.type != MentionType::person && people_.words.contains(word) && (family_name || !state) && !of_body) {
        // Of what the text surely uses as a place too, only what is doubtful is a person: "Paris Hilton loves Paris".
        const bool also_place = (state || !family_name) && known.type() == MentionType::gpe && known.surest >= kBeyondDoubt;
        if (name.confidence < (also_place ? kLikely : kBeyondDoubt)) {
          name.type = MentionType::person;
          name.confidence = std::max(name.confidence, echo(people_.words.at(word)));
          continue;
        }
      }
      if (state) continue;
      if (known.type() != name.type && name.confidence < kBeyondDoubt) name.type = known.type();
      if (known.type() == name.type) name.confidence = std::max(name.confidence, echo(known.surest));
    }
  }

  /// Below even odds a mark is more often wrong than right. What is dropped makes room for names found elsewhere.
  void drop_unlikely() {
    constexpr Confidence kLeast = 500;
    std::erase_if(candidates_, [](const NameCandidate& name) { return name.confidence < kLeast; });
  }

  void add_occurrences() {
    // By first word, so that one pass over the tokens finds every further occurrence. Only words of the document itself are
    // looked up, so the order of an unordered container never reaches the output.
    std::unordered_map<std::uint32_t, std::vector<const KnownName*>> by_word;
    for (const auto& [unused, known] : known_) {
      if (known.sum() >= kSure && known.weight[static_cast<int>(known.type())] >= kSure) {
        by_word[context_.token(known.first).hash].push_back(&known);
      }
    }
    Candidates added;
    std::size_t next = 0;
    for (std::uint32_t t = context_.first; t < context_.end;) {
      while (next < candidates_.size() && candidates_[next].end <= t) ++next;
      if (next < candidates_.size() && candidates_[next].first <= t) {
        t = candidates_[next].end;
        continue;
      }
      const std::uint32_t limit = std::min(next < candidates_.size() ? candidates_[next].first : context_.end, context_.sentence_end(t));
      const std::uint32_t end = match_here(t, limit, by_word, added);
      t = std::max(end, t + 1);
    }
    candidates_.insert(candidates_.end(), added.begin(), added.end());
    sort_by_position(candidates_);
  }

  std::uint32_t match_here(std::uint32_t t, std::uint32_t limit, const std::unordered_map<std::uint32_t, std::vector<const KnownName*>>& by_word,
                           Candidates& added) const {
    if (!context_.is_name_word(t)) return t;
    const bool opener = context_.starts_sentence(t) && context_.word_traits(t) & kCommonWord && !context_.token(t).has(kAllCaps);
    const KnownName* best = nullptr;
    if (const auto at = by_word.find(context_.token(t).hash); at != by_word.end()) {
      for (const KnownName* known : at->second) {
        const std::uint32_t size = known->end - known->first;
        if (size > limit - t || (best && size <= best->end - best->first) || (size == 1 && opener)) continue;
        if (same_words(*known, t)) best = known;
      }
    }
    if (best) {
      const std::uint32_t size = best->end - best->first;
      added.push_back({t, t + size, best->type(), echo(best->surest), MentionSource::document});
      return t + size;
    }
    if (const auto at = people_.words.find(name_key(context_.document, t, t + 1)); at != people_.words.end() && (!opener || speaks(t))) {
      added.push_back({t, t + 1, MentionType::person, echo(at->second), MentionSource::document});
      return t + 1;
    }
    return t;
  }

  /// "May said": no month or modal verb does.
  bool speaks(std::uint32_t t) const { return t + 1 < context_.end && coref_word(context_.token(t + 1).hash) & kSays; }

  bool same_words(const KnownName& known, std::uint32_t t) const {
    for (std::uint32_t i = 0; i < known.end - known.first; ++i) {
      const Token &a = context_.token(known.first + i), &b = context_.token(t + i);
      if (a.hash != b.hash) return false;
      if (a.has(kCapitalised) && !context_.is_name_word(t + i)) return false;
    }
    return true;
  }

  const Context& context_;
  Candidates& candidates_;
  std::map<std::uint64_t, KnownName> known_;
  KnownPeople people_;
  std::set<std::uint64_t> bodies_;  // name_key of the first words of organisations
};

}  // namespace

void apply_document_evidence(const Context& context, Candidates& candidates) { Evidence(context, candidates).apply(); }

}  // namespace entente
