#include "entities/entities.h"

#include <map>
#include <numeric>
#include <set>

#include "coreference/resolver.h"
#include "entities/confirmation.h"
#include "entities/facts.h"
#include "entities/gender.h"
#include "entities/metonymy.h"
#include "entities/names.h"
#include "entities/places.h"
#include "entities/role_words.h"
#include "mentions/boundaries.h"
#include "mentions/match_index.h"
#include "mentions/nesting.h"
#include "text/text.h"

namespace entente {
namespace {

using MentionIndex = std::uint32_t;

/// Clusters of mentions: a union-find whose root is the earliest mention.
class Clusters {
 public:
  explicit Clusters(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
  MentionIndex root(MentionIndex i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(MentionIndex a, MentionIndex b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  /// Takes single mentions out of their clusters.
  void isolate(const std::set<MentionIndex>& out) {
    if (out.empty()) return;
    std::map<MentionIndex, MentionIndex> new_root;
    std::vector<MentionIndex> next(parent_.size());
    for (MentionIndex i = 0; i < parent_.size(); ++i) {
      next[i] = out.contains(i) ? i : new_root.try_emplace(root(i), i).first->second;
    }
    parent_ = std::move(next);
  }

 private:
  std::vector<MentionIndex> parent_;
};

class Grouping {
 public:
  Grouping(const Document& document, const MatchIndex& matches, std::vector<Mention>& mentions)
      : document_(document), matches_(matches), mentions_(mentions), clusters_(mentions.size()), links_(mentions.size()), facts_(mentions.size()) {
    for (const Mention& mention : mentions) ranges_.push_back(tokens_of(document, mention.span));
  }

  std::vector<Entity> run(const Syntax* syntax, const std::vector<Correction>& corrections) {
    find_facts();
    seats_ = read_seats(document_, matches_, mentions_, ranges_, facts_, corrections);
    join_same_names();
    join_acronyms();
    join_short_bodies();
    join_short_names();
    if (syntax) join_phrases(*syntax, corrections);
    apply(corrections);
    set_links();
    return entities();
  }

 private:
  void join(MentionIndex a, MentionIndex b, LinkBy by, Confidence confidence) {
    if (clusters_.root(a) == clusters_.root(b)) return;
    clusters_.join(a, b);
    links_[std::max(a, b)] = {std::min(a, b), by, confidence};
  }

  void find_facts() {
    for (MentionIndex i = 0; i < mentions_.size(); ++i) facts_[i] = find_fact(matches_, ranges_[i].first, ranges_[i].end, mentions_[i].type);
    choose_places(document_, matches_, mentions_, ranges_, facts_);
    confirmation_.emplace(document_, matches_, mentions_, ranges_, facts_);
  }

  bool is_government(MentionIndex i) const { return seats_[i] && seats_[i]->government; }

  /// What the mention refers to, if the lexicon knows it: of a capital that acts its state.
  const Fact* referent(MentionIndex i) const { return is_government(i) ? &seats_[i]->state : facts_[i] ? &*facts_[i] : nullptr; }

  /// One name of one type is one entity; so are all names of one lexicon entry, and the capitals that stand for it.
  void join_same_names() {
    std::map<std::pair<MentionType, std::string>, MentionIndex> by_words;
    std::map<std::uint32_t, MentionIndex> by_entry;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      const Mention& mention = mentions_[i];
      const Gender title = title_gender(i);
      if (!is_government(i)) {
        std::string words = fold(mention.span.of(document_.text));
        if (title != Gender::unknown) words += title == Gender::male ? " (m)" : " (f)";  // Mrs. Clinton is not Mr. Clinton
        const auto [same, is_new] = by_words.try_emplace({mention.type, std::move(words)}, i);
        if (!is_new) join(same->second, i, LinkBy::name, 1000);
      }
      const Fact* fact = referent(i);
      if (!fact || title != Gender::unknown) continue;
      const auto [entry, first] = by_entry.try_emplace(fact->entry, i);
      if (!first) join(entry->second, i, LinkBy::name, 950);
    }
  }

  /// "Stanford" is Stanford University, "Dell" is Dell Inc., where one body alone has that name and a word for
  /// what it is.
  void join_short_bodies() {
    constexpr KindSet kBodies = kind_set({EntryKind::organisation_noun, EntryKind::legal_form});
    std::map<std::string, std::optional<MentionIndex>> by_stem;  // nothing: several bodies
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      const TokenRange range = ranges_[i];
      if (mentions_[i].type != MentionType::org || range.size() < 2) continue;
      std::uint32_t end = range.end;
      while (end > range.first + 1 && (document_.tokens[end - 1].has(kPunctuation) || matches_.kinds_of(end - 1, end) & kBodies)) --end;
      if (end == range.end) continue;
      const auto [at, is_new] = by_stem.try_emplace(fold(Span{mentions_[i].span.begin, document_.tokens[end - 1].span.end}.of(document_.text)), i);
      if (!is_new && at->second && clusters_.root(*at->second) != clusters_.root(i)) at->second.reset();
    }
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].type != MentionType::org) continue;
      const auto body = by_stem.find(fold(mentions_[i].span.of(document_.text)));
      if (body != by_stem.end() && body->second) join(*body->second, i, LinkBy::short_name, 850);
    }
  }

  /// "Syrian Democratic Forces (SDF) ... the SDF".
  void join_acronyms() {
    std::map<std::string, MentionIndex> by_initials;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].type == MentionType::person || mentions_[i].type == MentionType::norp || ranges_[i].size() < 2) continue;
      if (std::string letters = initials(document_, ranges_[i]); !letters.empty()) by_initials.try_emplace(std::move(letters), i);
    }
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (ranges_[i].size() != 1 || !document_.tokens[ranges_[i].first].has(kAllCaps)) continue;
      const auto full = by_initials.find(std::string(mentions_[i].span.of(document_.text)));
      if (full != by_initials.end() && mentions_[full->second].type == mentions_[i].type) join(full->second, i, LinkBy::acronym, 900);
    }
  }

  /// By the title before a person's name of one word.
  Gender title_gender(MentionIndex i) const {
    return mentions_[i].type == MentionType::person && ranges_[i].size() == 1 ? gender_of_title(document_, ranges_[i]) : Gender::unknown;
  }

  /// A word alone goes to the person of whose full name it is the family name, else a given name; where there are several, to
  /// the one named most often in full, the earlier on a tie. "Mrs. Clinton" goes to no man. What no full name explains is one
  /// person a word, or a man and a woman where titles say so.
  void join_short_names() {
    join_middle_names();
    std::map<MentionIndex, Person> people;  // by cluster
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (is_full_name(i)) ++people.try_emplace(clusters_.root(i), Person{i}).first->second.count;
    }
    std::map<std::uint32_t, Namesakes> by_family, by_given;  // by word hash
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (!is_full_name(i)) continue;
      const Person& person = people.at(clusters_.root(i));
      const auto [family, given] = name_words(ranges_[i]);
      const Gender gender = gender_of_given_name(document_, matches_.lexicon(), given);
      by_family[hash(family)].add(person, gender);
      by_given[hash(given)].add(person, gender);
      by_given[hash(ranges_[i].end - 1)].add(person, gender);
    }
    std::map<std::uint32_t, std::array<std::optional<MentionIndex>, 3>> nameless;  // by word hash: the first of each Gender
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].type != MentionType::person || ranges_[i].size() != 1) continue;
      const std::uint32_t word = hash(ranges_[i].first);
      const Gender title = title_gender(i);
      const Namesakes::Choice* choice = nullptr;
      for (const auto* index : {&by_family, &by_given}) {
        const auto found = index->find(word);
        if (found == index->end()) continue;
        choice = found->second.of(title);
        break;
      }
      if (choice) {
        join(choice->best.first, i, LinkBy::short_name, choice->several ? 700 : 950);
      } else if (auto& first = nameless[word][static_cast<std::size_t>(title)]; !first) {
        first = i;
      }
    }
    for (const auto& [word, first] : nameless) {
      const auto& [plain, man, woman] = first;
      if (plain && (man || woman)) join(*plain, man && woman ? std::min(*man, *woman) : man ? *man : *woman, LinkBy::name, man && woman ? 600 : 900);
    }
  }

  std::uint32_t hash(std::uint32_t token) const { return document_.tokens[token].hash; }

  struct Person {
    MentionIndex first;
    std::uint32_t count = 0;
  };
  /// The people of whose full names a word is part.
  class Namesakes {
   public:
    struct Choice {
      Person best{0, 0};
      bool several = false;

      void add(const Person& person) {
        several = several || (best.count > 0 && best.first != person.first);
        if (person.count > best.count) best = person;
      }
    };

    void add(const Person& person, Gender gender) {
      any_.add(person);
      if (gender != Gender::female) men_.add(person);
      if (gender != Gender::male) women_.add(person);
    }
    /// Null when none is of that gender.
    const Choice* of(Gender gender) const {
      const Choice& choice = gender == Gender::unknown ? any_ : gender == Gender::male ? men_ : women_;
      return choice.best.count > 0 ? &choice : nullptr;
    }

   private:
    Choice any_, men_, women_;
  };

  bool is_full_name(MentionIndex i) const { return mentions_[i].type == MentionType::person && ranges_[i].size() > 1; }

  /// "George W. Bush" and "George Bush" are one, "George H. W. Bush" is another: first and last word agree, and the middle does or
  /// is left out.
  void join_middle_names() {
    struct Known {
      MentionIndex mention;
      char middle;  // first letter; 0: none so far
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Known> by_ends;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (!is_full_name(i)) continue;
      const TokenRange range = ranges_[i];
      const std::pair ends{document_.tokens[range.first].hash, document_.tokens[range.end - 1].hash};
      const char middle = range.size() > 2 ? document_.of(document_.tokens[range.first + 1]).front() : '\0';
      const auto [at, is_new] = by_ends.try_emplace(ends, Known{i, middle});
      Known& known = at->second;
      if (is_new || (middle && known.middle && middle != known.middle)) continue;
      join(known.mention, i, LinkBy::name, 900);
      if (!known.middle) known.middle = middle;
    }
  }

  /// Tokens of the family name and the given name of a full name: the family name comes first where the lexicon knows the first word only as one
  /// ("Xi Jinping").
  std::pair<std::uint32_t, std::uint32_t> name_words(TokenRange range) const {
    const Token &first = document_.tokens[range.first], &last = document_.tokens[range.end - 1];
    const std::uint8_t traits = matches_.lexicon().word(fold(document_.of(first)), first.hash);
    const std::uint8_t last_traits = matches_.lexicon().word(fold(document_.of(last)), last.hash);
    const bool family_first = traits & kSurname && !(traits & kGivenName) && !(last_traits & kSurname);
    return family_first ? std::pair{range.first, range.end - 1} : std::pair{range.end - 1, range.first};
  }

  /// Nominals and pronouns become mentions where they refer to what something else refers to: one that stands alone says nothing
  /// that a reader could follow up.
  void join_phrases(const Syntax& syntax, const std::vector<Correction>& corrections) {
    const std::vector<Phrase> phrases = find_phrases(document_, syntax, matches_, mentions_);
    std::vector<MentionIndex> roots(mentions_.size());
    for (MentionIndex i = 0; i < mentions_.size(); ++i) roots[i] = clusters_.root(i);
    const std::vector<CoreferenceLink> links = resolve(phrases, find_speakers(document_, phrases), roots);

    const std::vector<std::uint32_t> shown = phrases_to_show(phrases, links, corrections);
    std::vector<Mention> mentions;
    std::vector<std::uint32_t> phrase_of;  // of each new mention; kNone: an old name without a phrase
    constexpr std::uint32_t kNone = ~0u;
    std::vector<std::uint32_t> phrase_of_name(mentions_.size(), kNone);
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      if (phrases[p].name) phrase_of_name[*phrases[p].name] = p;
    }
    std::vector<MentionIndex> moved(mentions_.size());
    std::vector<MentionIndex> mention_of(phrases.size(), kNone);
    std::size_t next = 0;
    const auto add = [&](const Mention& mention, std::uint32_t phrase) {
      if (phrase != kNone) mention_of[phrase] = static_cast<MentionIndex>(mentions.size());
      mentions.push_back(mention);
      phrase_of.push_back(phrase);
    };
    for (MentionIndex i = 0; i <= mentions_.size(); ++i) {
      while (next < shown.size() && (i == mentions_.size() || before(phrases[shown[next]].span, mentions_[i].span))) {
        const Phrase& phrase = phrases[shown[next]];
        Mention mention;
        mention.span = mention.extent = phrase.extent;
        mention.form = is_pronoun(phrase.kind) ? MentionForm::pronoun : MentionForm::nominal;
        mention.source = MentionSource::syntax;
        mention.confidence = links[shown[next]].confidence;
        add(mention, shown[next++]);
      }
      if (i == mentions_.size()) break;
      moved[i] = static_cast<MentionIndex>(mentions.size());
      add(mentions_[i], phrase_of_name[i]);
    }

    Clusters clusters(mentions.size());
    std::vector<std::optional<Link>> joined(mentions.size());
    std::vector<TokenRange> ranges;
    std::vector<std::optional<Fact>> facts(mentions.size());
    std::vector<std::optional<SeatReading>> seats(mentions.size());
    for (const Mention& mention : mentions) ranges.push_back(tokens_of(document_, mention.span));
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      clusters.join(moved[i], moved[roots[i]]);
      joined[moved[i]] = links_[i];
      if (links_[i].antecedent) joined[moved[i]]->antecedent = moved[*links_[i].antecedent];
      facts[moved[i]] = facts_[i];
      seats[moved[i]] = seats_[i];
    }
    std::map<std::uint32_t, MentionIndex> last;  // of each entity of the resolver
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      const MentionIndex i = mention_of[p];
      if (i == kNone) continue;
      const auto [at, is_first] = last.try_emplace(links[p].entity, i);
      if (!is_first) {
        const bool known = clusters.root(i) == clusters.root(at->second);  // by their names
        clusters.join(i, at->second);
        if (!known) joined[i] = Link{at->second, why(phrases, p, links[p]), links[p].confidence};
        at->second = i;
      }
    }
    mentions_ = std::move(mentions);
    clusters_ = std::move(clusters);
    links_.clear();
    for (const auto& link : joined) links_.push_back(link.value_or(Link{}));
    ranges_ = std::move(ranges);
    facts_ = std::move(facts);
    seats_ = std::move(seats);
    read_weights(phrases, mention_of);
    sorts_.assign(mentions_.size(), Sort::unknown);
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      if (mention_of[p] != kNone) sorts_[mention_of[p]] = phrases[p].sort;
    }
    set_within(mentions_);
  }

  static LinkBy why(const std::vector<Phrase>& phrases, std::uint32_t p, const CoreferenceLink& link) {
    if (link.antecedent && phrases[p].relation == Relation::appos && phrases[p].governor == phrases[*link.antecedent].head) return LinkBy::apposition;
    return is_pronoun(phrases[p].kind) ? LinkBy::pronoun : LinkBy::nominal;
  }

  /// Phrases without a name that corefer, cross no mention and were not removed by the user.
  std::vector<std::uint32_t> phrases_to_show(const std::vector<Phrase>& phrases, const std::vector<CoreferenceLink>& links,
                                             const std::vector<Correction>& corrections) const {
    std::vector<std::uint32_t> sizes(phrases.size());
    for (const CoreferenceLink& link : links) ++sizes[link.entity];
    std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
    for (const Correction& edit : corrections) {
      if (edit.kind == Correction::Kind::remove) taken.insert({edit.span.begin, edit.span.end});
    }
    for (const Mention& mention : mentions_) taken.insert({mention.span.begin, mention.span.end});
    std::vector<Span> open;  // names and shown phrases around, outermost first
    std::vector<std::uint32_t> shown;
    std::size_t name = 0;
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      const Span span = phrases[p].extent;
      if (phrases[p].name || sizes[links[p].entity] < 2 || taken.contains({span.begin, span.end})) continue;
      bool crosses = false;
      while (!open.empty() && open.back().end <= span.begin) open.pop_back();
      if (!open.empty() && open.back().end < span.end) crosses = true;
      while (name < mentions_.size() && mentions_[name].span.end <= span.begin) ++name;
      for (std::size_t n = name; n < mentions_.size() && mentions_[n].span.begin < span.end && !crosses; ++n) {
        const Span other = mentions_[n].span;
        crosses = other.overlaps(span) && !other.contains(span) && !span.contains(other);
      }
      if (crosses) continue;
      taken.insert({span.begin, span.end});
      open.push_back(span);
      shown.push_back(p);
    }
    return shown;
  }

  /// What a mention counts for in salience: a subject is more of what a text is about than an object, that more than the rest
  /// (centering's order of roles: Grosz, Joshi and Weinstein 1995); so is what the title names.
  void read_weights(const std::vector<Phrase>& phrases, const std::vector<MentionIndex>& mention_of) {
    weights_.assign(mentions_.size(), 1);
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      if (mention_of[p] == ~0u) continue;
      std::uint32_t& weight = weights_[mention_of[p]];
      if (phrases[p].role == GrammaticalRole::subject) weight = 3;
      if (phrases[p].role == GrammaticalRole::object) weight = 2;
    }
  }

  bool is_name(MentionIndex i) const { return mentions_[i].form == MentionForm::name; }

  void apply(const std::vector<Correction>& corrections) {
    if (corrections.empty()) return;
    std::map<std::pair<std::uint32_t, std::uint32_t>, MentionIndex> by_span;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) by_span.try_emplace({mentions_[i].span.begin, mentions_[i].span.end}, i);
    const auto mention_at = [&by_span](Span span) {
      const auto at = by_span.find({span.begin, span.end});
      return at == by_span.end() ? std::optional<MentionIndex>() : at->second;
    };
    std::set<MentionIndex> split;  // not yet taken out: splits that follow one another are done together
    for (const Correction& edit : corrections) {
      const auto mention = mention_at(edit.span);
      if (!mention) continue;
      if (edit.kind == Correction::Kind::merge) {
        clusters_.isolate(split);
        split.clear();
        if (const auto into = mention_at(*edit.into)) {
          clusters_.join(*into, *mention);
          links_[*mention] = {*into, LinkBy::user, 1000};
        }
      } else if (edit.kind == Correction::Kind::split) {
        split.insert(*mention);
        links_[*mention] = {std::nullopt, LinkBy::user, 1000};
      } else if (edit.kind == Correction::Kind::read) {
        mentions_[*mention].reading = edit.reading;
      }
    }
    clusters_.isolate(split);
  }

  /// Every mention but an entity's first has an antecedent in its own entity that precedes it.
  void set_links() {
    std::map<MentionIndex, MentionIndex> first;  // of each cluster
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      const MentionIndex cluster = clusters_.root(i);
      const auto [at, is_first] = first.try_emplace(cluster, i);
      Link link = links_[i];
      const bool sound = link.antecedent && *link.antecedent < i && clusters_.root(*link.antecedent) == cluster;
      if (is_first) {
        link.antecedent.reset();
        if (link.by != LinkBy::user) link = Link{};
        if (link.by == LinkBy::name && !is_name(i)) link.by = mentions_[i].form == MentionForm::pronoun ? LinkBy::pronoun : LinkBy::nominal;
      } else if (!sound) {
        link.antecedent = at->second;
      }
      if (seats_[i] && link.by != LinkBy::user && (seats_[i]->government || seats_[i]->by_user)) {
        link.by = seats_[i]->by_user ? LinkBy::user : LinkBy::metonymy;
        link.confidence = seats_[i]->confidence;
      }
      if (mentions_[i].link.by == LinkBy::dictionary && link.by == LinkBy::name) link.by = LinkBy::dictionary;
      mentions_[i].link = link;
    }
  }

  std::vector<Entity> entities() {
    std::vector<Entity> entities;
    std::map<MentionIndex, std::vector<MentionIndex>> members;
    std::uint64_t total = 0;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      members[clusters_.root(i)].push_back(i);
      total += weight(i);
    }
    for (const auto& [root, group] : members) {  // by first mention
      Entity entity;
      entity.id = static_cast<std::uint32_t>(entities.size());
      std::vector<MentionIndex> names;
      std::uint64_t own = 0;
      for (const MentionIndex i : group) {
        mentions_[i].entity = entity.id;
        own += weight(i);
        if (is_name(i)) names.push_back(i);
      }
      if (names.empty()) {
        describe_nameless(group, entity);
      } else {
        describe(names, entity);
      }
      for (const MentionIndex i : group) {
        if (!is_name(i)) mentions_[i].type = entity.type;
      }
      entity.salience = static_cast<Confidence>(own * 1000 / total);
      entities.push_back(std::move(entity));
    }
    keep_other_readings(entities);
    set_states(entities);
    set_offices(entities);
    return entities;
  }

  /// Of a seat of government both readings, where both are live; what no mention refers to in the end is an entity too then.
  void keep_other_readings(std::vector<Entity>& entities) {
    std::map<std::uint32_t, std::uint32_t> by_entry;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (const Fact* fact = referent(i)) by_entry.try_emplace(fact->entry, mentions_[i].entity);
    }
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (!seats_[i]) continue;
      const SeatReading& seat = *seats_[i];
      Mention& mention = mentions_[i];
      if (!mention.reading) mention.reading = seat.government ? kGovernmentReading : kCityReading;
      const auto rest = static_cast<Confidence>(1000 - seat.confidence);
      if (rest < kLiveReading) continue;
      const Fact& other = seat.government ? *facts_[i] : seat.state;
      const auto [entity, is_new] = by_entry.try_emplace(other.entry, static_cast<std::uint32_t>(entities.size()));
      if (is_new) entities.push_back(unmentioned(other, entity->second));
      mention.alternatives.push_back({entity->second, seat.government ? kCityReading : kGovernmentReading, rest});
    }
  }

  Entity unmentioned(const Fact& fact, std::uint32_t id) const {
    Entity entity;
    entity.id = id;
    entity.type = *mention_type(fact.kind);
    entity.name = matches_.lexicon().entry(fact.entry).name;
    add_fact(fact, matches_.lexicon(), entity.aliases, entity);
    return entity;
  }

  /// Position, role and frequency: docs/README says how.
  std::uint32_t weight(MentionIndex i) const {
    const std::uint32_t role = weights_.empty() ? 1 : weights_[i];
    return document_.title.contains(mentions_[i].span) ? 2 * role : role;
  }

  /// What only nominals and pronouns refer to is called by the first nominal.
  void describe_nameless(const std::vector<MentionIndex>& group, Entity& entity) const {
    MentionIndex name = group.front();
    Sort sort = Sort::unknown;
    for (const MentionIndex i : group) {
      if (mentions_[name].form == MentionForm::pronoun && mentions_[i].form == MentionForm::nominal) name = i;
      if (sort == Sort::unknown) sort = sorts_[i];
      entity.confidence = std::max(entity.confidence, mentions_[i].confidence);
    }
    entity.name = display_form(mentions_[name].span.of(document_.text));
    entity.type = type_of(sort);
  }

  static MentionType type_of(Sort sort) {
    switch (sort) {
      case Sort::person: return MentionType::person;
      case Sort::group:
      case Sort::org: return MentionType::org;
      case Sort::state: return MentionType::gpe;
      case Sort::place: return MentionType::loc;
      case Sort::event: return MentionType::event;
      case Sort::work: return MentionType::work;
      default: return MentionType::other;
    }
  }

  void describe(const std::vector<MentionIndex>& group, Entity& entity) {
    std::vector<std::string> forms;
    std::set<std::string> seen;
    std::array<std::uint32_t, kMentionTypes> weight{};
    std::size_t best = 0;
    const Fact* fact = nullptr;
    for (const MentionIndex i : group) {
      const Mention& mention = mentions_[i];
      weight[static_cast<int>(mention.type)] += mention.confidence;
      entity.confidence = std::max(entity.confidence, mention.confidence);
      // "Beijing" is no name of China's, even where it means its government.
      std::string form = is_government(i) ? std::string(matches_.lexicon().entry(referent(i)->entry).name) : display_form(mention.span.of(document_.text));
      if (seen.insert(form).second) {
        forms.push_back(std::move(form));
        if (forms.back().size() > forms[best].size()) best = forms.size() - 1;
      }
      if (!fact) fact = referent(i);
      add_role(i, entity);
    }
    entity.type = static_cast<MentionType>(std::max_element(weight.begin(), weight.end()) - weight.begin());
    entity.name = forms[best];
    forms.erase(forms.begin() + static_cast<std::ptrdiff_t>(best));
    if (fact && may_be(fact->kind, entity.type)) {
      add_fact(*fact, matches_.lexicon(), forms, entity);
      if (!confirmation_->holds(group, *fact)) drop_wikidata(entity);
    }
    entity.aliases = std::move(forms);
  }

  /// "President", "Foreign Minister", "leader": what stands before a person's name.
  void add_role(MentionIndex i, Entity& entity) {
    if (mentions_[i].type != MentionType::person) return;
    const std::uint32_t first = ranges_[i].first;
    const std::uint32_t start = role_start(first);
    if (start == first) return;
    const Span span{document_.tokens[start].span.begin, document_.tokens[first - 1].span.end};
    const std::string title = display_form(span.of(document_.text));
    const bool known = std::any_of(entity.roles.begin(), entity.roles.end(), [&title](const Role& role) { return role.title == title; });
    if (!known) entity.roles.push_back({title, std::nullopt, span});
  }

  /// Where the title, office or noun that says what somebody is starts before a name.
  std::uint32_t role_start(std::uint32_t first) const {
    const std::uint32_t title = title_start(document_, matches_, first);
    if (title != first || first == sentence_of(document_, first).first_token) return title;
    return role_word(document_.tokens[first - 1].hash) != RoleWord::none ? first - 1 : first;
  }

  /// Whom the roles are of: the state or body named right before them ("U.S. President", "North Korean leader", "China's President").
  /// The same title elsewhere in the text is taken for the same office.
  void set_offices(std::vector<Entity>& entities) const {
    std::map<std::uint32_t, MentionIndex> by_end;
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      const bool inner = mentions_[i].within && is_name(*mentions_[i].within);
      if (is_name(i) && !inner && ranges_[i].size() > 0) by_end.try_emplace(ranges_[i].end, i);
    }
    for (MentionIndex i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].type != MentionType::person || !is_name(i) || ranges_[i].size() == 0) continue;
      const std::uint32_t first = ranges_[i].first, start = role_start(first);
      if (start == first || start == sentence_of(document_, first).first_token) continue;
      const auto holder = by_end.find(document_.tokens[start - 1].has(kClitic) ? start - 1 : start);
      if (holder == by_end.end() || &sentence_of(document_, holder->first - 1) != &sentence_of(document_, first)) continue;
      const Entity& whole = entities[mentions_[holder->second].entity];
      const bool people = whole.type == MentionType::norp;
      if ((people && !whole.of) || !(people || whole.type == MentionType::gpe || whole.type == MentionType::org)) continue;
      const std::string title = display_form(Span{document_.tokens[start].span.begin, document_.tokens[first - 1].span.end}.of(document_.text));
      for (Role& role : entities[mentions_[i].entity].roles) {
        if (role.title == title && !role.of) role.of = people ? *whole.of : whole.id;
      }
    }
  }

  /// What belongs to a state that the text names is `of` that state's entity.
  void set_states(std::vector<Entity>& entities) const {
    std::map<std::string, std::uint32_t> states;
    for (const Entity& entity : entities) {
      if (entity.type == MentionType::gpe && entity.iso3166.size() == 2) states.try_emplace(entity.iso3166, entity.id);
    }
    for (Entity& entity : entities) {
      const auto state = states.find(entity.country);
      if (state != states.end() && state->second != entity.id && entity.type != MentionType::person) entity.of = state->second;
    }
  }

  const Document& document_;
  const MatchIndex& matches_;
  std::vector<Mention>& mentions_;
  std::vector<TokenRange> ranges_;
  Clusters clusters_;
  std::vector<Link> links_;  // why each was joined to an earlier one
  std::vector<std::optional<Fact>> facts_;                // what the lexicon says of the words
  std::vector<std::optional<SeatReading>> seats_;
  std::vector<Sort> sorts_;              // what the words of each mention tell; empty without syntax
  std::vector<std::uint32_t> weights_;   // grammatical roles, for salience; empty without syntax
  std::optional<Confirmation> confirmation_;
};

}  // namespace

std::vector<Entity> group_entities(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon,
                                   const std::vector<Correction>& corrections, std::vector<Mention>& mentions) {
  return Grouping(document, MatchIndex(matches, lexicon), mentions).run(syntax, corrections);
}

}  // namespace entente
