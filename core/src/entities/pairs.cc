#include "entities/pairs.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

enum class Kind : std::uint8_t { state, person, body };

enum Word : std::uint32_t { kState = 1, kAny = 2, kLeader = 4, kPeople = 8, kPlace = 16 };

/// Of core/data/entities/pairs.txt, but for the names.
std::uint32_t pair_word(const std::string& folded) {
  constexpr std::pair<std::string_view, Word> kSections[] = {{"state", kState}, {"any", kAny}, {"leader", kLeader}, {"people", kPeople}, {"place", kPlace}};
  static const HashBits words = [&kSections] {
    HashBits all(256);
    for_each_line(entities_data::pairs, [&](std::string_view name, std::string_view line) {
      for (const auto& [section, bit] : kSections) {
        if (section == name) for_each_word(line, [&all, bit = bit](std::string_view word) { all.add(fold_hash(word), bit); });
      }
    });
    return all;
  }();
  return words.find(fold_hash(folded));
}

/// The two states that share each plural name, by the name's hash.
const std::map<std::uint32_t, std::array<std::string, 2>>& pair_names() {
  static const std::map<std::uint32_t, std::array<std::string, 2>> names = [] {
    std::map<std::uint32_t, std::array<std::string, 2>> all;
    for_each_line(entities_data::pairs, [&all](std::string_view section, std::string_view line) {
      const std::size_t is = line.find(" = "), comma = line.find(", ", is);
      if (section != "names" || comma == std::string_view::npos) return;
      all[fold_hash(line.substr(0, is))] = {std::string(line.substr(is + 3, comma - is - 3)), std::string(line.substr(comma + 2))};
    });
    return all;
  }();
  return names;
}

std::optional<Fact> state_called(const Lexicon& lexicon, const std::string& name) {
  const auto known = lexicon.find(name);
  if (!known) return std::nullopt;
  for (const std::uint32_t id : lexicon.entries(*known)) {
    if (lexicon.entry(id).kind == EntryKind::state) return Fact{id, EntryKind::state};
  }
  return std::nullopt;
}

/// A name that may be one of two.
struct Candidate {
  MentionIndex name = 0;
  std::uint32_t first = 0, sentence = 0;  // token; number
  Kind kind{};
  std::uint64_t key = 0;                  // the same for names of one
  Party party;
  bool acts = false;
  std::uint8_t gender = kAnyGender;
};

using Candidates = std::vector<const Candidate*>;

/// What a phrase asks for.
struct Wanted {
  Kind kind{};
  std::uint8_t gender = kAnyGender;  // of people
  std::string title = {};            // of people: the words of their office in the singular
  bool office = false;               // of people: who have one at all
  bool lenient = false;              // with these also people without a title
};

constexpr std::uint32_t kSentences = 3;  // that a phrase looks back

std::string singular(const std::string& folded) {
  if (folded == "men" || folded == "women") return folded.substr(0, folded.size() - 2) + "an";
  if (folded.size() > 4 && folded.ends_with("ies")) return folded.substr(0, folded.size() - 3) + "y";
  return folded.ends_with("s") ? folded.substr(0, folded.size() - 1) : folded;
}

/// The tokens of datelines ("COLOMBO, Sri Lanka -- "): where a text was written is no party to it.
std::vector<bool> in_dateline(const Document& document) {
  std::vector<bool> inside(document.tokens.size());
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::dateline || block.first_sentence == block.end_sentence) continue;
    std::fill(inside.begin() + document.sentences[block.first_sentence].first_token, inside.begin() + document.sentences[block.end_sentence - 1].end_token, true);
  }
  return inside;
}

class Reader {
 public:
  Reader(Grouping& g, const Syntax& syntax, const std::vector<Phrase>& phrases, const TitleReader& titles) : g_(g), syntax_(syntax), phrase_of_(g.mentions.size()) {
    for (const Phrase& phrase : phrases) {
      if (phrase.name) phrase_of_[*phrase.name] = &phrase;
    }
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
      for (const Title& title : titles.of(i)) {
        titles_[g.clusters.root(i)].push_back(words(title.words.first, title.words.end));
        if (title.political) in_office_.insert(g.clusters.root(i));
      }
      if (g.facts[i] && g.facts[i]->kind == EntryKind::person) in_office_.insert(g.clusters.root(i));
    }
    add_counterparts(phrases);
    const std::vector<bool> datelines = in_dateline(g.document);
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
      if (g.ranges[i].size() > 0 && !datelines[g.ranges[i].first]) add_candidate(i);
    }
    std::set<std::uint64_t> seen;
    for (const Candidate& candidate : candidates_) {
      if (seen.insert(candidate.key).second) firsts_.push_back(&candidate);
    }
  }

  std::optional<PairPhrase> read(const Phrase& phrase) {
    const std::uint32_t end = without_clitic(phrase);
    if (const auto shared = pair_names().find(g_.document.tokens[phrase.head].hash); shared != pair_names().end() && end == phrase.head + 1) {
      const auto one = state_called(g_.lexicon(), shared->second[0]), other = state_called(g_.lexicon(), shared->second[1]);
      return one && other ? std::optional(pair({{}, one}, one->entry, {{}, other}, other->entry, kNamed)) : std::nullopt;
    }
    const Candidates two = phrase.name ? Candidates{} : find(phrase, end);
    return two.size() == 2 ? std::optional(pair(two[0]->party, two[0]->key, two[1]->party, two[1]->key, kInferred)) : std::nullopt;
  }

  /// A list of two names.
  std::optional<PairPhrase> read_list(const Phrase& phrase) {
    const std::uint32_t end = without_clitic(phrase);
    Candidates two;
    for (std::size_t c = before(phrase.first); c < candidates_.size() && candidates_[c].first < end; ++c) two.push_back(&candidates_[c]);
    // "Russian President Putin and French President Macron": people, whatever states their titles hold.
    const auto is_person = [](const Candidate* each) { return each->kind == Kind::person; };
    if (std::count_if(two.begin(), two.end(), is_person) == 2) std::erase_if(two, [&is_person](const Candidate* each) { return !is_person(each); });
    if (two.size() != 2 || two[0]->key == two[1]->key || two[0]->kind != two[1]->kind || !phrase_of_[two[0]->name] || phrase_of_[two[0]->name]->first > phrase.first + 1 || g_.ranges[two[1]->name].end != end) return std::nullopt;
    return pair(two[0]->party, two[0]->key, two[1]->party, two[1]->key, kNamed);
  }

 private:
  std::string word(std::uint32_t t) const { return fold(g_.document.of(g_.document.tokens[t])); }
  std::string words(std::uint32_t first, std::uint32_t end) const {
    return fold(display_form(Span{g_.document.tokens[first].span.begin, g_.document.tokens[end - 1].span.end}.of(g_.document.text)));
  }
  std::uint32_t without_clitic(const Phrase& phrase) const { return phrase.end - (g_.document.tokens[phrase.end - 1].has(kClitic) ? 1 : 0); }

  std::size_t before(std::uint32_t token) const {
    const auto at = std::lower_bound(candidates_.begin(), candidates_.end(), token, [](const Candidate& c, std::uint32_t t) { return c.first < t; });
    return static_cast<std::size_t>(at - candidates_.begin());
  }

  static constexpr Confidence kNamed = 950, kInferred = 800;

  PairPhrase pair(const Party& one, std::uint64_t one_key, const Party& other, std::uint64_t other_key, Confidence confidence) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return {{one, other}, confidence, numbers_.try_emplace(std::minmax(one_key, other_key), next).first->second};
  }

  /// "Duque and his Brazilian counterpart, Jair Bolsonaro,": the second has the titles of the first.
  void add_counterparts(const std::vector<Phrase>& phrases) {
    static const std::uint32_t kCounterpart = fold_hash("counterpart");
    std::optional<MentionIndex> last;  // person named
    const Phrase* counterpart = nullptr;
    for (const Phrase& phrase : phrases) {
      if (phrase.head_key == kCounterpart && !phrase.name) counterpart = &phrase;
      if (phrase.kind != PhraseKind::person_name) continue;
      if (counterpart && last && phrase.relation == Relation::appos && phrase.governor == counterpart->head) {
        const MentionIndex one = g_.clusters.root(*last), other = g_.clusters.root(*phrase.name);
        const std::vector<std::string> same = titles_[one];
        titles_[other].insert(titles_[other].end(), same.begin(), same.end());
        if (in_office_.contains(one)) in_office_.insert(other);
      }
      last = phrase.name;
    }
  }

  void add_candidate(MentionIndex i) {
    const Mention& mention = g_.mentions[i];
    if (mention.within) return;
    Candidate candidate;
    candidate.name = i;
    candidate.first = g_.ranges[i].first;
    candidate.sentence = static_cast<std::uint32_t>(&sentence_of(g_.document, candidate.first) - g_.document.sentences.data());
    const Phrase* phrase = phrase_of_[i];
    candidate.acts = !phrase || acts(*phrase);
    if (phrase) candidate.gender = phrase->gender;
    const Fact* fact = g_.referent(i);
    if (mention.type == MentionType::person || mention.type == MentionType::org) {
      candidate.kind = mention.type == MentionType::person ? Kind::person : Kind::body;
      candidate.key = std::uint64_t{1} << 32 | g_.clusters.root(i);
      candidate.party.named = i;
    } else if (fact && fact->kind == EntryKind::nationality) {
      const auto state = g_.lexicon().state(g_.lexicon().entry(fact->entry).country);
      if (!state) return;
      candidate.party.state = Fact{*state, EntryKind::state};
      candidate.key = *state;
    } else if (fact && kind_set({fact->kind}) & kStates) {
      candidate.party.state = *fact;
      candidate.key = fact->entry;
    } else {
      return;
    }
    candidates_.push_back(candidate);
  }

  /// A subject, object or party of something, not where it happens.
  bool acts(const Phrase& phrase) const {
    std::uint32_t head = phrase.head;
    while (syntax_.words[head].relation == Relation::conj && syntax_.words[head].head != head) head = syntax_.words[head].head;
    for (std::uint32_t t = head; t-- > (head > 6 ? head - 6 : 0);) {
      if (syntax_.words[t].relation == Relation::case_ && syntax_.words[t].head == head) return !(pair_word(word(t)) & kPlace);
    }
    return true;
  }

  bool fits(const Candidate& candidate, const Wanted& wanted) const {
    if (candidate.kind != wanted.kind || !(candidate.gender & wanted.gender)) return false;
    if (wanted.kind != Kind::person || (wanted.title.empty() && !wanted.office)) return true;
    const MentionIndex root = g_.clusters.root(candidate.name);
    const auto titles = titles_.find(root);
    if (wanted.lenient && titles == titles_.end()) return true;
    if (wanted.office) return in_office_.contains(root);
    return titles != titles_.end() && std::any_of(titles->second.begin(), titles->second.end(), [&wanted](const std::string& title) {
      return title == wanted.title || title.ends_with(" " + wanted.title);
    });
  }

  /// The two that fit, the earlier first; empty where fewer or more do.
  Candidates two(const Phrase& phrase, const Wanted& wanted, bool anywhere = true) const {
    constexpr std::size_t kFar = 64;
    Candidates acting, all;
    const auto add = [](Candidates& found, const Candidate* candidate) {
      const bool is_new = std::none_of(found.begin(), found.end(), [candidate](const Candidate* each) { return each->key == candidate->key; });
      if (is_new) found.insert(found.begin(), candidate);
    };
    std::size_t at = before(phrase.first);
    for (std::uint32_t back = 0; back <= (anywhere ? kSentences : 1) && all.size() < kFar; ++back) {
      for (; at > 0 && candidates_[at - 1].sentence + back >= phrase.sentence; --at) {
        const Candidate& candidate = candidates_[at - 1];
        if (!fits(candidate, wanted)) continue;
        add(all, &candidate);
        if (candidate.acts) add(acting, &candidate);
      }
      if (acting.size() == 2) return acting;
      if (acting.size() > 2) return {};
      if (all.size() == 2) return all;
    }
    if (!anywhere) return {};
    all.clear();
    for (std::size_t each = 0; each < std::min(firsts_.size(), kFar) && firsts_[each]->first < phrase.first; ++each) {
      if (fits(*firsts_[each], wanted)) all.push_back(firsts_[each]);
    }
    return all.size() == 2 && firsts_.size() <= kFar ? all : Candidates{};
  }

  /// Two people of an office. Where the text calls fewer than two so, those of whom it says nothing else fit as well.
  Candidates two_in_office(const Phrase& phrase, Wanted wanted) const {
    const Candidates called = two(phrase, wanted);
    if (called.size() == 2) return called;
    const auto count = std::count_if(firsts_.begin(), firsts_.end(), [&](const Candidate* each) { return fits(*each, wanted); });
    wanted.lenient = true;
    return count < 2 ? two(phrase, wanted) : Candidates{};
  }

  /// Reads "(the | these | those) two NOUN", "both (the) NOUN", "the two".
  Candidates find(const Phrase& phrase, std::uint32_t end) const {
    std::uint32_t t = phrase.first;
    bool counted = false;
    for (; t < end; ++t) {
      const std::string here = word(t);
      if (here == "two" || here == "both") counted = true;
      else if (here != "the" && here != "these" && here != "those") break;
    }
    if (!counted || word(phrase.first) == "two") return {};
    if (t == end) return word(phrase.head) == "two" ? first_of({two(phrase, {Kind::person}, false), two(phrase, {Kind::state}, false)}) : Candidates{};
    if (end != phrase.head + 1 || !(phrase.number & kPlural)) return {};
    const std::string noun = singular(word(phrase.head));
    const std::uint32_t kind = t == phrase.head ? pair_word(noun) : 0;  // with no more words
    if (kind & kState) return two(phrase, {Kind::state});
    if (kind & kAny) return first_of({two(phrase, {Kind::state}), two(phrase, {Kind::person}), two(phrase, {Kind::body})});
    if (kind & kPeople) return two(phrase, {Kind::person, phrase.gender == kAnyGender ? gender_of(noun) : phrase.gender});
    if (kind & kLeader) return two_in_office(phrase, {Kind::person, kAnyGender, "", true});
    if (phrase.sort == Sort::person) {
      const std::string title = t == phrase.head ? noun : words(t, phrase.head) + " " + noun;
      const auto known = g_.lexicon().find(title);
      return known && g_.lexicon().kinds(*known) & kTitles ? two_in_office(phrase, {Kind::person, kAnyGender, title}) : Candidates{};
    }
    const bool body = t == phrase.head && (phrase.sort == Sort::org || phrase.sort == Sort::group);
    return body ? two(phrase, {Kind::body}) : Candidates{};
  }

  static std::uint8_t gender_of(const std::string& noun) { return noun == "man" ? kMasculine : noun == "woman" ? kFeminine : kAnyGender; }

  static Candidates first_of(const std::initializer_list<Candidates>& found) {
    for (const Candidates& each : found) {
      if (!each.empty()) return each;
    }
    return {};
  }

  Grouping& g_;
  const Syntax& syntax_;
  std::vector<const Phrase*> phrase_of_;                          // of each name
  std::map<MentionIndex, std::vector<std::string>> titles_;       // of each cluster of people
  std::set<MentionIndex> in_office_;                              // clusters
  std::vector<Candidate> candidates_;                             // in order of the text
  Candidates firsts_;                                             // the first of each key
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint32_t> numbers_;
};

}  // namespace

std::vector<std::optional<PairPhrase>> read_pairs(Grouping& g, const Syntax& syntax, const std::vector<Phrase>& phrases, const TitleReader& titles) {
  Reader reader(g, syntax, phrases, titles);
  std::vector<std::optional<PairPhrase>> pairs;
  for (const Phrase& phrase : phrases) pairs.push_back(phrase.kind == PhraseKind::coordination ? reader.read_list(phrase) : reader.read(phrase));
  return pairs;
}

void set_members(Grouping& g, std::vector<Entity>& entities, KnownEntities& known) {
  std::vector<bool> is_other(entities.size());  // has a name that does not name two
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.is_name(i) && !g.pairs[i]) is_other[g.mentions[i].entity] = true;
  }
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const std::uint32_t id = g.mentions[i].entity;
    if (!g.pairs[i] || is_other[id]) continue;
    if (entities[id].members.empty()) {
      std::vector<std::uint32_t> members;
      for (const Party& party : g.pairs[i]->parties) members.push_back(party.named ? g.mentions[*party.named].entity : known.of(*party.state));
      if (members[0] == members[1] || members[0] == id || members[1] == id) continue;  // a user merged them
      Entity& entity = entities[id];
      entity.name = entities[members[0]].name + " and " + entities[members[1]].name;
      entity.type = MentionType::other;
      entity.members = std::move(members);
    }
  }
  for (Mention& mention : g.mentions) {
    const std::vector<std::uint32_t>& members = entities[mention.entity].members;
    if (!members.empty()) mention.type = entities[members[0]].type;
  }
}

}  // namespace entente
