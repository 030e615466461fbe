#include "coreference/phrases.h"

#include <algorithm>
#include <map>

#include "coreference/words.h"
#include "entities/gender.h"
#include "entities/names.h"
#include "entities/role_words.h"
#include "syntax/noun_phrases.h"
#include "text/text.h"

namespace entente {
namespace {

using Role = GrammaticalRole;

/// The number of the quotation that each token stands in, 0 outside; quotations end with their block.
std::vector<std::uint32_t> quotations(const Document& document) {
  std::vector<std::uint32_t> quotes(document.tokens.size(), 0);
  std::uint32_t count = 0, current = 0;
  for (const Block& block : document.blocks) {
    current = 0;
    for (std::uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
      for (std::uint32_t t = document.sentences[s].first_token; t < document.sentences[s].end_token; ++t) {
        if (document.tokens[t].has(kPunctuation)) {
          const std::string_view text = document.of(document.tokens[t]);
          const bool opens = text == "\xE2\x80\x9C" || text == "``", closes = text == "\xE2\x80\x9D" || text == "''";
          if (opens || (text == "\"" && current == 0)) { current = ++count; continue; }
          if (closes || text == "\"") current = 0;
        }
        quotes[t] = current;
      }
    }
  }
  return quotes;
}

PhraseKind pronoun_kind(std::uint32_t word) {
  if (word & kHe) return PhraseKind::he;
  if (word & kShe) return PhraseKind::she;
  if (word & kIt) return PhraseKind::it;
  if (word & kThey) return PhraseKind::they;
  if (word & kI) return PhraseKind::i;
  if (word & kWe) return PhraseKind::we;
  if (word & kYou) return PhraseKind::you;
  if (word & kThis) return PhraseKind::this_;
  return PhraseKind::other_pronoun;
}

Role role_of(Relation relation) {
  switch (relation) {
    case Relation::nsubj:
    case Relation::nsubj_outer:
    case Relation::nsubj_pass: return Role::subject;
    case Relation::obj:
    case Relation::iobj: return Role::object;
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod: return Role::oblique;
    case Relation::nmod_poss: return Role::possessor;
    case Relation::appos: return Role::apposition;
    default: return Role::other;
  }
}

std::string singular(std::string word) {
  const auto ends = [&word](std::string_view suffix) { return word.size() > suffix.size() + 1 && std::string_view(word).substr(word.size() - suffix.size()) == suffix; };
  if (word == "men" || word == "women") return word.replace(word.size() - 2, 1, "a");
  if (word == "people") return "person";
  if (word == "children") return "child";
  if (ends("ies")) return word.replace(word.size() - 3, 3, "y");
  if (ends("sses") || ends("ches") || ends("shes") || ends("xes")) return word.substr(0, word.size() - 2);
  if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) return word.substr(0, word.size() - 1);
  return word;
}

Sort sort_of(MentionType type) {
  switch (type) {
    case MentionType::person: return Sort::person;
    case MentionType::norp: return Sort::group;
    case MentionType::org: return Sort::org;
    case MentionType::gpe: return Sort::state;
    case MentionType::loc:
    case MentionType::fac: return Sort::place;
    case MentionType::event: return Sort::event;
    case MentionType::law:
    case MentionType::work: return Sort::work;
    default: return Sort::thing;
  }
}

Sort sort_of_noun(std::uint32_t word) {
  if (word & (kPersonNoun | kMaleNoun | kFemaleNoun | kKin)) return Sort::person;
  if (word & kOrgNoun) return Sort::org;
  if (word & kGroupNoun) return Sort::group;
  if (word & kStateNoun) return Sort::state;
  if (word & kPlaceWord) return Sort::place;
  if (word & kEventNoun) return Sort::event;
  if (word & kTimeNoun) return Sort::time;
  if (word & kWorkNoun) return Sort::work;
  return Sort::unknown;
}

class Reader {
 public:
  Reader(const Document& document, const Syntax& syntax, const MatchIndex& matches)
      : document_(document), syntax_(syntax), matches_(matches), quotes_(quotations(document)) {}

  Phrase read(const NounPhrase& np, std::uint32_t sentence) const {
    Phrase phrase;
    phrase.first = np.first;
    phrase.end = np.end;
    phrase.head = np.head;
    phrase.sentence = sentence;
    phrase.span = phrase.extent = {document_.tokens[np.first].span.begin, document_.tokens[np.end - 1].span.end};
    phrase.quote = quotes_[np.head];
    place(np, phrase);
    const std::uint32_t word = coref_word(document_.tokens[np.head].hash);
    if (np.coordination) {
      phrase.kind = PhraseKind::coordination;
      phrase.number = kPlural;
      keys(phrase);
      return phrase;
    }
    const Word& head = syntax_.words[np.head];
    if (head.upos == Upos::pron || (head.upos == Upos::det && np.end - np.first == 1)) {
      phrase.kind = pronoun_kind(word);
      if (phrase.kind != PhraseKind::other_pronoun) {
        read_pronoun(word, phrase);
        return phrase;
      }
    }
    read_nominal(phrase);
    keys(phrase);
    return phrase;
  }

  /// A name: what its words tell comes from its type.
  void name(const Mention& mention, TokenRange range, Phrase& phrase) const {
    phrase.span = mention.span;
    phrase.kind = mention.type == MentionType::person ? PhraseKind::person_name : PhraseKind::other_name;
    phrase.sort = sort_of(mention.type);
    phrase.number = mention.type == MentionType::person ? kSingular : mention.type == MentionType::norp ? kPlural : kAnyNumber;
    phrase.gender = mention.type == MentionType::person ? gender_of(range) : mention.type == MentionType::norp ? kAnyGender : kNeuter;
  }

  /// "2021", "the 400", "3.1 billion euros": values, nobody and nothing to follow up.
  bool is_amount(const NounPhrase& np) const {
    const Token& head = document_.tokens[np.head];
    if (head.has(kNumber) && !head.has(kWord)) return true;
    if (!(coref_word(head.hash) & kUnit)) return false;
    return std::any_of(document_.tokens.begin() + np.first, document_.tokens.begin() + np.head, [](const Token& token) { return token.has(kNumber); });
  }

 private:
  std::uint8_t gender_of(TokenRange range) const {
    Gender gender = gender_of_title(document_, range);
    if (gender == Gender::unknown && range.size() > 1) gender = gender_of_given_name(document_, matches_.lexicon(), range.first);
    return gender == Gender::male ? kMasculine : gender == Gender::female ? kFeminine : kMasculine | kFeminine;
  }

  void place(const NounPhrase& np, Phrase& phrase) const {
    std::uint32_t at = np.head;
    while (syntax_.words[at].relation == Relation::conj && syntax_.words[at].head != at) at = syntax_.words[at].head;
    phrase.relation = syntax_.words[np.head].relation;
    phrase.role = role_of(syntax_.words[at].relation);
    phrase.governor = syntax_.words[at].head;
    for (std::uint32_t t = np.head > 6 ? np.head - 6 : 0; t < np.head; ++t) {
      if (syntax_.words[t].relation == Relation::cop && syntax_.words[t].head == np.head) phrase.role = Role::predicate;
    }
  }

  static void read_pronoun(std::uint32_t word, Phrase& phrase) {
    phrase.reflexive = word & kReflexive;
    switch (phrase.kind) {
      case PhraseKind::he: phrase.gender = kMasculine, phrase.number = kSingular, phrase.sort = Sort::person; break;
      case PhraseKind::she: phrase.gender = kFeminine, phrase.number = kSingular, phrase.sort = Sort::person; break;
      case PhraseKind::it: phrase.gender = kNeuter, phrase.number = kSingular; break;
      case PhraseKind::they: phrase.number = kPlural; break;
      case PhraseKind::i: phrase.gender = kMasculine | kFeminine, phrase.number = kSingular, phrase.sort = Sort::person; break;
      case PhraseKind::we: phrase.number = kPlural; break;
      case PhraseKind::you: phrase.gender = kMasculine | kFeminine; phrase.sort = Sort::person; break;
      default: break;
    }
  }

  void read_nominal(Phrase& phrase) const {
    const Word& head = syntax_.words[phrase.head];
    const std::string folded = fold(document_.of(document_.tokens[phrase.head]));
    const std::uint32_t noun = coref_word(fold_hash(singular(folded))) | coref_word(document_.tokens[phrase.head].hash);
    phrase.sort = sort_of_noun(noun);
    if (phrase.sort == Sort::unknown) phrase.sort = sort_of_kinds(matches_.kinds_of(phrase.head, phrase.head + 1));
    const bool plural = head.xpos == Xpos::nns || head.xpos == Xpos::nnps || folded == "people";
    const bool group = phrase.sort == Sort::group || phrase.sort == Sort::org;
    phrase.number = plural ? kPlural : group ? kAnyNumber : head.xpos == Xpos::nn || head.xpos == Xpos::nnp ? kSingular : kAnyNumber;
    phrase.is_title = matches_.kinds_of(phrase.head, phrase.head + 1) & kTitles || says_what(role_word(document_.tokens[phrase.head].hash));
    phrase.institution = noun & kInstitution;
    if (phrase.sort == Sort::person) {
      phrase.gender = plural ? kAnyGender : noun & kMaleNoun && !(noun & kFemaleNoun) ? kMasculine : noun & kFemaleNoun ? kFeminine : kMasculine | kFeminine;
    } else if (phrase.sort != Sort::unknown && phrase.sort != Sort::group && !plural) {
      phrase.gender = kNeuter;
    }
    phrase.kind = PhraseKind::bare;
    for (std::uint32_t t = phrase.first; t < phrase.head; ++t) {
      if (syntax_.words[t].head != phrase.head) continue;
      if (syntax_.words[t].relation == Relation::nmod_poss) {
        phrase.kind = PhraseKind::possessed;
        break;
      }
      if (syntax_.words[t].relation != Relation::det && syntax_.words[t].relation != Relation::det_predet) continue;
      const std::uint32_t word = coref_word(document_.tokens[t].hash);
      phrase.kind = word & kDemonstrative ? PhraseKind::demonstrative : word & kDefinite ? PhraseKind::definite : PhraseKind::indefinite;
    }
  }

  /// "Six-time", "veteran", "47-year-old" and an age behind: says how a person is, not which.
  bool says_how(std::uint32_t t, const Phrase& phrase) const {
    if (phrase.sort != Sort::person) return false;
    if (t > phrase.head) return document_.tokens[t].has(kNumber);
    const auto is = [&](std::uint32_t at, std::string_view word) { return at >= phrase.first && at < phrase.head && document_.of(document_.tokens[at]) == word; };
    const bool hyphenated = is(t - 1, "-") || is(t + 1, "-");
    return role_word(document_.tokens[t].hash) == RoleWord::quality || (hyphenated && document_.tokens[t].has(kLower)) || (is(t + 1, "-") && document_.tokens[t].has(kNumber));
  }

  static Sort sort_of_kinds(KindSet kinds) {
    if (kinds & (kTitles | kind_set({EntryKind::person_noun}))) return Sort::person;
    if (kinds & kind_set({EntryKind::organisation_noun})) return Sort::org;
    if (kinds & kind_set({EntryKind::place_noun, EntryKind::facility_noun})) return Sort::place;
    if (kinds & kind_set({EntryKind::event_noun})) return Sort::event;
    if (kinds & kind_set({EntryKind::law_noun})) return Sort::work;
    if (kinds & kind_set({EntryKind::weapon_noun})) return Sort::thing;
    return Sort::unknown;
  }

 public:
  void keys(Phrase& phrase) const {
    phrase.head_key = fold_hash(singular(fold(document_.of(document_.tokens[phrase.head]))));
    const std::uint32_t first = phrase.first + (syntax_.words[phrase.first].upos == Upos::det);
    const std::uint32_t end = phrase.end - (phrase.end > first && document_.tokens[phrase.end - 1].has(kClitic));
    phrase.text_key = words_key(document_, first, end);
    std::size_t count = 0;
    for (std::uint32_t t = first; t < end; ++t) {
      const Word& word = syntax_.words[t];
      const Token& token = document_.tokens[t];
      const bool content = word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::adj || word.upos == Upos::num || word.upos == Upos::verb;
      if (!content || t == phrase.head || says_how(t, phrase)) continue;
      ++phrase.content_words;
      if (count < phrase.modifiers.size()) phrase.modifiers[count++] = token.hash;
    }
  }

 private:
  const Document& document_;
  const Syntax& syntax_;
  const MatchIndex& matches_;
  std::vector<std::uint32_t> quotes_;
};

/// The token of a name on which its others depend.
std::uint32_t head_of(const Syntax& syntax, TokenRange range) {
  for (std::uint32_t t = range.first; t < range.end; ++t) {
    const std::uint32_t head = syntax.words[t].head;
    if (head < range.first || head >= range.end || head == t) return t;
  }
  return range.end - 1;
}

/// "The deputy secretary-general": trees may part a word at its hyphen, a phrase does not. Only what `may_hold` belongs to it.
template <typename Holds>
std::uint32_t end_of_word(const Document& document, std::uint32_t end, std::uint32_t sentence_end, Holds may_hold) {
  const auto touches = [&](std::uint32_t t) { return document.tokens[t - 1].span.end == document.tokens[t].span.begin; };
  while (end + 1 < sentence_end && document.of(document.tokens[end]) == "-" && touches(end) && touches(end + 1) && document.tokens[end + 1].has(kWord) && may_hold(end + 1)) end += 2;
  return end;
}

}  // namespace

std::uint32_t words_key(const Document& document, std::uint32_t first, std::uint32_t end) {
  std::uint32_t key = 0x811C9DC5u;
  for (std::uint32_t t = first; t < end; ++t) key = (key ^ document.tokens[t].hash) * 0x01000193u;
  return key;
}

std::uint32_t owned_title_key(std::uint32_t head_key, std::string_view country) {
  return (head_key ^ fold_hash(country)) * 0x01000193u;
}

std::vector<Phrase> find_phrases(const Document& document, const Syntax& syntax, const MatchIndex& matches, std::vector<Mention>& names) {
  std::vector<NounPhrase> nps = noun_phrases(document, syntax);
  const Reader reader(document, syntax, matches);
  constexpr std::uint32_t kNone = ~0u;
  std::vector<std::uint32_t> outer_name(document.tokens.size(), kNone);    // the longest name over each token
  std::vector<std::uint32_t> name_at_head(document.tokens.size(), kNone);  // the name whose head the token is
  std::vector<TokenRange> ranges;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const TokenRange range = tokens_of(document, names[i].span);
    ranges.push_back(range);
    if (range.size() == 0) continue;
    for (std::uint32_t t = range.first; t < range.end; ++t) {
      if (outer_name[t] == kNone) outer_name[t] = i;
    }
    std::uint32_t& at = name_at_head[head_of(syntax, range)];
    if (at == kNone) at = i;
  }
  std::vector<Phrase> phrases;
  std::vector<bool> placed(names.size());
  std::uint32_t sentence = 0;
  for (const NounPhrase& np : nps) {
    while (np.head >= document.sentences[sentence].end_token) ++sentence;
    const std::uint32_t named = np.coordination ? kNone : name_at_head[np.head];
    if (named == kNone) {
      const std::uint32_t around = outer_name[np.head];
      if (around != kNone && np.first >= ranges[around].first && np.end <= ranges[around].end) continue;  // a piece of a name
      if (around != kNone && !np.coordination) continue;
      const bool before_person = np.end < outer_name.size() && outer_name[np.end] != kNone && ranges[outer_name[np.end]].first == np.end && names[outer_name[np.end]].type == MentionType::person;
      if (before_person && !np.coordination) continue;  // "North Korean leader Kim Jong Un": a title
      if (!np.coordination && reader.is_amount(np)) continue;
      NounPhrase whole = np;
      whole.end = end_of_word(document, np.end, document.sentences[sentence].end_token, [&](std::uint32_t t) { return outer_name[t] == kNone; });
      Phrase phrase = reader.read(whole, sentence);
      // "The Prime Minister", "the two Koreas" and lists of names are nominals, but what alone looks like a name and is no mention is none: a month, a title.
      if (phrase.kind == PhraseKind::bare && syntax.words[np.head].upos == Upos::propn) continue;
      phrases.push_back(phrase);
      continue;
    }
    if (placed[named]) continue;
    placed[named] = true;
    NounPhrase whole = np;
    whole.first = std::min(whole.first, ranges[named].first);
    whole.end = std::max(whole.end, ranges[named].end);
    Phrase phrase = reader.read(whole, sentence);
    phrase.name = named;
    if (is_pronoun(phrase.kind) || phrase.head_key == 0) reader.keys(phrase);
    reader.name(names[named], ranges[named], phrase);
    names[named].extent = phrase.extent;
    phrases.push_back(phrase);
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
    return a.first != b.first ? a.first < b.first : a.end != b.end ? a.end > b.end : a.head < b.head;
  });
  return phrases;
}

std::vector<std::optional<std::uint32_t>> find_speakers(const Document& document, const std::vector<Phrase>& phrases) {
  std::uint32_t quotes = 0;
  for (const Phrase& phrase : phrases) quotes = std::max(quotes, phrase.quote);
  std::vector<std::optional<std::uint32_t>> speakers(quotes + 1);
  std::map<std::uint32_t, std::uint32_t> by_sentence;  // who says something there
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    const Phrase& phrase = phrases[i];
    if (phrase.quote == 0 && phrase.role == GrammaticalRole::subject && coref_word(document.tokens[phrase.governor].hash) & kSays) by_sentence.try_emplace(phrase.sentence, i);
  }
  for (const Phrase& phrase : phrases) {
    if (phrase.quote == 0 || speakers[phrase.quote]) continue;
    auto found = by_sentence.find(phrase.sentence);
    if (found == by_sentence.end() && phrase.sentence + 1 < document.sentences.size() && document.sentences[phrase.sentence].block == document.sentences[phrase.sentence + 1].block) {
      found = by_sentence.find(phrase.sentence + 1);
    }
    if (found == by_sentence.end() && phrase.sentence > 0) found = by_sentence.find(phrase.sentence - 1);
    if (found != by_sentence.end()) speakers[phrase.quote] = found->second;
  }
  return speakers;
}

}  // namespace entente
