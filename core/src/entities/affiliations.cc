#include "entities/affiliations.h"

#include <algorithm>
#include <map>
#include <optional>

#include "coreference/words.h"
#include "entities/role_list.h"
#include "entities/roles.h"
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

  /// "The IMF's Masahiro Nozaki": the body whose he is.
  std::optional<MentionIndex> body_before(std::uint32_t first) const {
    if (first == sentence_of(g_.document, first).first_token || !g_.document.tokens[first - 1].has(kClitic)) return std::nullopt;
    const auto body = by_end_.find(first - 1);
    return body != by_end_.end() && g_.is_name(body->second) && g_.mentions[body->second].type == MentionType::org ? std::optional(body->second) : std::nullopt;
  }

  struct Post {
    std::string title;
    Span words;
    std::optional<MentionIndex> of;
  };

  /// What a nominal beside a name says that he is: "the bank's regional director", "a former Spanish finance minister", "deputy chairman of the board".
  std::optional<Post> post(MentionIndex nominal) const {
    const auto& tokens = g_.document.tokens;
    const TokenRange range = g_.ranges[nominal];
    std::uint32_t first = range.first, end = range.end;
    if (coref_word(tokens[first].hash) & (kDefinite | kIndefinite)) ++first;
    for (std::uint32_t t = first; t < range.end; ++t) {
      if (tokens[t].has(kPunctuation) && !is_hyphen(t)) end = std::min(end, t);
    }
    Post post;
    for (std::uint32_t t = first + 1; t < end; ++t) {  // the last owner before the noun
      if (const auto owner = owner_before(t)) {
        post.of = *owner;
        first = t;
      } else if (tokens[t].has(kClitic)) {  // "its federation's president": of no mention
        post.of.reset();
        first = t + 1;
      }
    }
    std::string status;
    while (first < end) {
      const RoleWord kind = role_word(tokens[first].hash);
      if (kind == RoleWord::status) status += word(first) + " ";
      if (kind != RoleWord::status && kind != RoleWord::quality) break;
      ++first;
    }
    if (const auto people = by_first_.find(first); !post.of && people != by_first_.end() && g_.ranges[people->second].end < end && is_whole(people->second)) {
      post.of = people->second;
      first = g_.ranges[people->second].end;
    }
    std::uint32_t noun = first;
    while (noun < end && !is_preposition(noun)) ++noun;
    if (noun == first || noun - first > kAdjectives + 1) return std::nullopt;
    const std::uint32_t head = noun - 1;
    const bool office = g_.matches.kinds_of(head, noun) & kTitles || says_what(role_word(tokens[head].hash));
    if (!office || coref_word(tokens[head].hash) & kKin || tokens[head].has(kCapitalised) != tokens[first].has(kCapitalised)) return std::nullopt;
    for (std::uint32_t t = first; t < noun; ++t) {
      if (by_first_.contains(t)) return std::nullopt;  // a name among its words: of whom it is was not understood
    }
    if (!post.of && noun + 1 < range.end && (word(noun) == "of" || word(noun) == "for" || word(noun) == "at")) {
      const auto whole = by_first_.find(noun + 1 + (word(noun + 1) == "the" ? 1 : 0));
      if (whole != by_first_.end() && is_whole(whole->second)) post.of = whole->second;
    }
    post.words = {tokens[first].span.begin, tokens[head].span.end};
    post.title = status + display_form(post.words.of(g_.document.text));
    return post;
  }

  /// Does a name stand right beside the nominal, with no more than a comma between?
  bool is_beside_name(MentionIndex nominal) const {
    const auto names = [&](MentionIndex i) { return g_.is_name(i) && g_.mentions[i].entity == g_.mentions[nominal].entity; };
    const TokenRange range = g_.ranges[nominal];
    const auto& tokens = g_.document.tokens;
    const auto comma = [&](std::uint32_t t) { return t < tokens.size() && g_.document.of(tokens[t]) == ","; };
    const auto behind = by_first_.find(range.end + (comma(range.end) ? 1 : 0));
    if (behind != by_first_.end() && names(behind->second)) return true;
    // "After meeting Quispe, the foreign minister left": not hers.
    const bool ends = range.end == sentence_of(g_.document, range.first).end_token || tokens[range.end].has(kPunctuation);
    if (range.first < 2 || !ends) return false;
    const auto before = by_end_.find(range.first - (comma(range.first - 1) ? 1 : 0));
    return before != by_end_.end() && names(before->second);
  }

 private:
  bool is_hyphen(std::uint32_t t) const { return g_.document.of(g_.document.tokens[t]) == "-"; }
  bool is_preposition(std::uint32_t t) const {
    constexpr std::string_view kWords[] = {"of", "for", "in", "at", "to", "on", "since", "with", "from", "under", "until", "who", "whose", "and"};
    return std::find(std::begin(kWords), std::end(kWords), word(t)) != std::end(kWords);
  }
  bool is_whole(MentionIndex i) const {
    const MentionType type = g_.mentions[i].type;
    return g_.is_name(i) && (type == MentionType::norp || type == MentionType::gpe || type == MentionType::org);
  }

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

void add_affiliations(const Grouping& g, std::vector<Entity>& entities, KnownEntities& known) {
  const Reader reader(g);
  const auto add = [&](MentionIndex i, const std::optional<Affiliation>& found) {
    if (!found) return;
    Entity& person = entities[g.mentions[i].entity];
    const std::uint32_t of = g.mentions[found->of].entity;
    if (person.type != MentionType::person || of == person.id) return;
    add_role(g.document, found->words, of, person);
  };
  const auto add_post = [&](MentionIndex i, const auto& post) {
    if (!post) return;
    std::optional<std::uint32_t> of;
    if (post->of) of = entities[g.mentions[*post->of].entity].type == MentionType::person ? g.mentions[*post->of].entity : whole_of(g, entities, known, *post->of);
    Entity& person = entities[g.mentions[i].entity];
    if (of != person.id) add_role(post->title, post->words, of, person);
  };
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const TokenRange range = g.ranges[i];
    if (range.size() == 0 || g.mentions[i].type != MentionType::person) continue;
    const Sentence& sentence = sentence_of(g.document, range.first);
    if (g.mentions[i].form == MentionForm::nominal) {
      add(i, reader.from(range.first, range.end));
      if (reader.is_beside_name(i)) add_post(i, reader.post(i));
    }
    if (!g.is_name(i)) continue;
    if (range.first > sentence.first_token) add(i, reader.before(range.first));
    if (range.end + 1 < sentence.end_token && g.document.of(g.document.tokens[range.end]) == ",") add(i, reader.from(range.end + 1, sentence.end_token));
  }
  // "The IMF's Masahiro Nozaki" is its man, whatever his post; where the text tells a post there that says more.
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.mentions[i].type != MentionType::person || !g.is_name(i) || g.ranges[i].size() == 0) continue;
    const auto body = reader.body_before(g.ranges[i].first);
    if (!body) continue;
    const std::uint32_t of = g.mentions[*body].entity;
    Entity& person = entities[g.mentions[i].entity];
    const bool known_there = std::any_of(person.roles.begin(), person.roles.end(), [of](const Role& role) { return role.of == of; });
    if (entities[of].type == MentionType::org && !known_there) add_role("member", g.mentions[*body].span, of, person);
  }
}

}  // namespace entente
