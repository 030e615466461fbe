#include "entities/nominals.h"

#include <algorithm>
#include <map>
#include <set>

#include "coreference/resolver.h"
#include "coreference/words.h"
#include "entities/office_holders.h"
#include "entities/pairs.h"
#include "entities/referent_classes.h"
#include "entities/role_words.h"
#include "entities/salience.h"
#include "entities/titles.h"
#include "mentions/nesting.h"
#include "text/text.h"

namespace entente {
namespace {

constexpr MentionIndex kNone = ~0u;

/// Phrases without a name that corefer or whose referent is `known`, cross no mention and were not removed by the user; these are counted.
std::vector<std::uint32_t> phrases_to_show(const std::vector<Mention>& names, const std::vector<Phrase>& phrases, const std::vector<CoreferenceLink>& links,
                                           const std::vector<bool>& known, Edits& edits) {
  std::vector<std::uint32_t> sizes(phrases.size());
  for (const CoreferenceLink& link : links) ++sizes[link.entity];
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> removed;  // by which edit
  for (std::size_t c = 0; c < edits.corrections.size(); ++c) {
    const Correction& edit = edits.corrections[c];
    if (edit.kind == Correction::Kind::remove) removed.try_emplace({edit.span.begin, edit.span.end}, c);
  }
  for (const Mention& name : names) taken.insert({name.span.begin, name.span.end});
  std::vector<Span> open;  // shown phrases around, outermost first
  std::vector<std::uint32_t> shown;
  std::size_t next = 0;
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    const Span span = phrases[p].extent;
    if (phrases[p].name || (sizes[links[p].entity] < 2 && !known[p]) || taken.contains({span.begin, span.end})) continue;
    while (!open.empty() && open.back().end <= span.begin) open.pop_back();
    bool crosses = !open.empty() && open.back().end < span.end;
    while (next < names.size() && names[next].span.end <= span.begin) ++next;
    for (std::size_t n = next; n < names.size() && names[n].span.begin < span.end && !crosses; ++n) {
      const Span other = names[n].span;
      crosses = other.overlaps(span) && !other.contains(span) && !span.contains(other);
    }
    if (crosses) continue;
    taken.insert({span.begin, span.end});
    if (const auto edit = removed.find({span.begin, span.end}); edit != removed.end()) {
      ++edits.corrected[edit->second];
      continue;
    }
    open.push_back(span);
    shown.push_back(p);
  }
  return shown;
}

/// Names and shown phrases in document order.
struct Merged {
  std::vector<Mention> mentions;
  std::vector<MentionIndex> of_name, of_phrase;  ///< where each name and each phrase has gone; kNone: nowhere
};

Merged merge(const std::vector<Mention>& names, const std::vector<Phrase>& phrases, const std::vector<CoreferenceLink>& links,
             const std::vector<std::uint32_t>& shown) {
  Merged merged{{}, std::vector<MentionIndex>(names.size()), std::vector<MentionIndex>(phrases.size(), kNone)};
  std::size_t next = 0;
  for (MentionIndex i = 0; i <= names.size(); ++i) {
    for (; next < shown.size() && (i == names.size() || before(phrases[shown[next]].span, names[i].span)); ++next) {
      const std::uint32_t p = shown[next];
      Mention mention;
      mention.span = mention.extent = phrases[p].extent;
      mention.form = is_pronoun(phrases[p].kind) ? MentionForm::pronoun : MentionForm::nominal;
      mention.source = MentionSource::syntax;
      mention.confidence = links[p].confidence;
      merged.of_phrase[p] = static_cast<MentionIndex>(merged.mentions.size());
      merged.mentions.push_back(std::move(mention));
    }
    if (i == names.size()) break;
    merged.of_name[i] = static_cast<MentionIndex>(merged.mentions.size());
    merged.mentions.push_back(names[i]);
  }
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    if (phrases[p].name) merged.of_phrase[p] = merged.of_name[*phrases[p].name];
  }
  return merged;
}

/// Takes the merged mentions, with what is known of the names among them.
void take(Grouping& g, const std::vector<MentionIndex>& roots, Merged& merged) {
  Clusters clusters(merged.mentions.size());
  std::vector<Link> links(merged.mentions.size());
  std::vector<std::optional<Fact>> facts(merged.mentions.size());
  std::vector<std::optional<SeatReading>> seats(merged.mentions.size());
  std::vector<const DictionaryName*> entries(merged.mentions.size());
  std::vector<bool> lent(merged.mentions.size());
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const MentionIndex to = merged.of_name[i];
    clusters.join(to, merged.of_name[roots[i]]);
    links[to] = g.links[i];
    if (g.links[i].antecedent) links[to].antecedent = merged.of_name[*g.links[i].antecedent];
    facts[to] = g.facts[i];
    seats[to] = g.seats[i];
    entries[to] = g.entries[i];
    lent[to] = g.lent[i];
  }
  g.mentions = std::move(merged.mentions);
  g.ranges.clear();
  for (const Mention& mention : g.mentions) g.ranges.push_back(tokens_of(g.document, mention.span));
  g.clusters = std::move(clusters);
  g.links = std::move(links);
  g.facts = std::move(facts);
  g.seats = std::move(seats);
  g.entries = std::move(entries);
  g.lent = std::move(lent);
  g.offices.assign(g.mentions.size(), std::nullopt);
  g.pairs.assign(g.mentions.size(), std::nullopt);
}

LinkBy why(const std::vector<Phrase>& phrases, std::uint32_t p, const CoreferenceLink& link) {
  if (link.antecedent && phrases[p].relation == Relation::appos && phrases[p].governor == phrases[*link.antecedent].head) return LinkBy::apposition;
  return is_pronoun(phrases[p].kind) ? LinkBy::pronoun : LinkBy::nominal;
}

}  // namespace

struct PhraseJoiner::State {
  Grouping& g;
  Edits& edits;
  std::vector<Phrase> phrases;
  std::vector<MentionIndex> roots;  ///< of the names
  std::vector<std::optional<OfficePhrase>> offices;
  std::vector<std::optional<PairPhrase>> pairs;
  std::vector<std::optional<std::uint32_t>> speakers;
  KnownClusters known_clusters;
  Resolver resolver;

  State(Grouping& grouping, const Syntax& syntax, std::string_view date, Edits& corrections)
      : g(grouping), edits(corrections), phrases(find_phrases(g.document, syntax, g.matches, g.mentions)), roots(corrected_roots()), offices(read_offices(g, phrases, date)),
        speakers(find_speakers(g.document, phrases)), known_clusters(clusters_of_names(phrases, roots)), resolver(phrases, speakers, known_clusters) {
    const TitleReader titles(g);
    describe_phrases(titles);
    join_appositions();
    pairs = read_pairs(g, syntax, phrases, titles);
    const auto names = static_cast<std::uint32_t>(g.mentions.size());
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      if (offices[p]) known_clusters[p] = offices[p]->named ? roots[*offices[p]->named] : names + offices[p]->holder->entry;
      if (pairs[p] && !phrases[p].name) known_clusters[p] = names + g.lexicon().size() + pairs[p]->number;
      phrases[p].of_two = pairs[p].has_value();
    }
  }

  /// What names and nouns tell beyond their grammar: titles, and what sort of place they mean.
  void describe_phrases(const TitleReader& titles) {
    for (Phrase& phrase : phrases) {
      if (!phrase.name) {
        if ((phrase.sort == Sort::state || phrase.sort == Sort::org) && phrase.number & kSingular) phrase.asks_for = class_of_noun(fold(g.document.of(g.document.tokens[phrase.head])));
        if (phrase.is_title || phrase.asks_for) phrase.owned_title = owned_title(phrase);
        continue;
      }
      const ReferentClasses places = classes_of(g, *phrase.name);
      phrase.classes = places.may;
      phrase.sure_classes = places.sure;
      for (const Title& title : titles.of(*phrase.name)) add_title(title, phrase);
    }
  }

  /// A head of state or government is a "leader" too.
  void add_title(const Title& title, Phrase& name) const {
    static const std::uint32_t kLeader = fold_hash("leader"), kPremier = fold_hash("premier");
    const std::string key = role_key(display_form(Span{g.document.tokens[title.words.first].span.begin, g.document.tokens[title.words.end - 1].span.end}.of(g.document.text)));
    const auto held = office(key);
    std::vector<std::uint32_t> nouns{g.document.tokens[title.words.end - 1].hash};
    if (held && *held != Office::foreign_minister) nouns.push_back(kLeader);
    if (held == Office::prime_minister) nouns.push_back(kPremier);
    const std::optional<Fact> whole = title.of ? g.facts[*title.of] : g.facts[*name.name];  // of a holder whom the lexicon knows his state
    const std::string country = whole ? std::string(g.lexicon().entry(whole->entry).country) : std::string();
    for (const std::uint32_t noun : nouns) {
      name.titles.push_back(noun);
      if (country.empty()) continue;
      name.titles.push_back(owned_title_key(noun, country));
      name.titles.push_back(owned_title_key(noun, kSomebodys));
    }
    if (title.words.size() > 1) name.titles.push_back(words_key(g.document, title.words.first, title.words.end));
  }

  /// "The Peruvian minister", "Peru's minister", with no more words.
  std::uint32_t owned_title(const Phrase& phrase) const {
    const std::uint32_t first = phrase.first + (coref_word(g.document.tokens[phrase.first].hash) & kDefinite ? 1 : 0);
    const auto at = std::lower_bound(g.ranges.begin(), g.ranges.end(), first, [](const TokenRange& range, std::uint32_t t) { return range.first < t; });
    const auto owner = static_cast<MentionIndex>(at - g.ranges.begin());
    if (owner == g.mentions.size() || at->first != first || !g.facts[owner]) return 0;
    const std::uint32_t end = at->end + (at->end < phrase.head && g.document.tokens[at->end].has(kClitic) ? 1 : 0);
    const std::string country = g.lexicon().entry(g.facts[owner]->entry).country;
    return end == phrase.head && phrase.end == phrase.head + 1 && !country.empty() ? owned_title_key(phrase.head_key, country) : 0;
  }

  /// "His lawyer, Karim Benali," and "Riho Terras, a member of parliament," are one by their grammar, whatever the ranker thinks of other candidates.
  void join_appositions() {
    std::map<std::uint32_t, std::uint32_t> by_head;  // nominals and names before
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      const Phrase& phrase = phrases[p];
      if (phrase.kind == PhraseKind::coordination || is_pronoun(phrase.kind)) continue;
      by_head.try_emplace(phrase.head, p);
      const auto governor = by_head.find(phrase.governor);
      if (phrase.relation != Relation::appos || governor == by_head.end()) continue;
      const Phrase& before = phrases[governor->second];
      const bool one_is_name = phrase.name.has_value() != before.name.has_value();
      if (!one_is_name || phrase.sort != before.sort || phrase.sort != Sort::person || !(phrase.number & before.number & kSingular) || !(phrase.gender & before.gender)) continue;
      const bool name_first = before.name.has_value();
      // "After meeting Quispe, the foreign minister left" reads much the same.
      const bool ends = phrase.end == sentence_of(g.document, phrase.head).end_token || g.document.tokens[phrase.end].has(kPunctuation);
      if (name_first && !ends) continue;
      known_clusters[name_first ? p : governor->second] = roots[name_first ? *before.name : *phrase.name];
    }
  }

  std::vector<MentionIndex> corrected_roots() {
    correct_names(g, phrases, edits);
    std::vector<MentionIndex> all(g.mentions.size());
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) all[i] = g.clusters.root(i);
    return all;
  }
};

PhraseJoiner::PhraseJoiner(Grouping& g, const Syntax& syntax, std::string_view date, Edits& edits) : state_(std::make_unique<State>(g, syntax, date, edits)) {}
PhraseJoiner::~PhraseJoiner() = default;

bool PhraseJoiner::step(std::size_t count) { return state_->resolver.step(count); }
std::size_t PhraseJoiner::resolved() const { return state_->resolver.position() * 1000 / std::max<std::size_t>(state_->phrases.size(), 1); }

void PhraseJoiner::join() {
  State& s = *state_;
  Grouping& g = s.g;
  const std::vector<Phrase>& phrases = s.phrases;
  const std::vector<std::optional<OfficePhrase>>& offices = s.offices;
  const std::vector<std::optional<PairPhrase>>& pairs = s.pairs;
  std::vector<CoreferenceLink> links = s.resolver.take();
  std::vector<bool> known(phrases.size());
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    known[p] = offices[p] || (pairs[p] && phrases[p].kind != PhraseKind::coordination);
    if (pairs[p] && !phrases[p].name) links[p].confidence = pairs[p]->confidence;
  }
  Merged merged = merge(g.mentions, phrases, links, phrases_to_show(g.mentions, phrases, links, known, s.edits));
  take(g, s.roots, merged);

  std::map<std::uint32_t, MentionIndex> last;  // of each entity of the resolver
  g.sorts.assign(g.mentions.size(), Sort::unknown);
  g.weights.assign(g.mentions.size(), 1);
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    const MentionIndex i = merged.of_phrase[p];
    if (i == kNone) continue;
    g.sorts[i] = phrases[p].sort;
    g.weights[i] = role_weight(phrases[p].role);
    if (offices[p]) {
      g.offices[i] = offices[p];
      g.offices[i]->state = merged.of_name[offices[p]->state];
    }
    if (pairs[p]) {
      g.pairs[i] = pairs[p];
      for (Party& party : g.pairs[i]->parties) {
        if (party.named) party.named = merged.of_name[*party.named];
      }
    }
    const auto [at, is_first] = last.try_emplace(links[p].entity, i);
    if (is_first) continue;
    const bool joined = g.clusters.root(i) == g.clusters.root(at->second);  // by their names
    g.clusters.join(i, at->second);
    if (!joined) g.links[i] = Link{at->second, why(phrases, p, links[p]), links[p].confidence};
    at->second = i;
  }
  set_within(g.mentions);
}

}  // namespace entente
