#include "entities/seat_context.h"

#include <optional>
#include <string>
#include <string_view>

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

/// The sections of core/data/entities/metonymy.txt.
enum Cue : std::uint32_t {
  kSay = 1 << 0, kAct = 1 << 1, kStrike = 1 << 2, kObject = 1 << 3, kReach = 1 << 4,          // verbs
  kPartner = 1 << 5, kFaction = 1 << 6, kActor = 1 << 7, kPolicy = 1 << 8, kPlaceNoun = 1 << 9,  // nouns
  kMinded = 1 << 10, kToward = 1 << 11, kAuxiliary = 1 << 12, kBe = 1 << 13, kModal = 1 << 14, kAdverb = 1 << 15, kIdle = 1 << 16,
  kLocative = 1 << 17, kOblique = 1 << 18, kComitative = 1 << 19, kBetween = 1 << 20, kPart = 1 << 21, kDeterminer = 1 << 22,
  kClause = 1 << 23,
  kBareForm = 1 << 24,  // a verb without an ending
};
constexpr std::uint32_t kVerbs = kSay | kAct | kStrike | kObject | kReach;
constexpr std::uint32_t kPrepositions = kLocative | kOblique | kComitative | kBetween;
constexpr std::uint32_t kPeople = kFaction | kActor;
constexpr std::uint32_t kPolitical = kPeople | kPolicy | kToward;

enum class Forms { listed, of_noun, of_verb };

struct Section {
  std::string_view name;
  Cue cue;
  Forms forms;
};
constexpr Section kSections[] = {
    {"say", kSay, Forms::of_verb},          {"said", kSay, Forms::listed},          {"act", kAct, Forms::of_verb},
    {"acted", kAct, Forms::listed},         {"strike", kStrike, Forms::of_verb},    {"struck", kStrike, Forms::listed},
    {"object", kObject, Forms::of_verb},    {"addressed", kObject, Forms::listed},  {"reach", kReach, Forms::of_verb},
    {"reached", kReach, Forms::listed},     {"partner", kPartner, Forms::of_noun},  {"faction", kFaction, Forms::of_noun},
    {"actor", kActor, Forms::of_noun},      {"policy", kPolicy, Forms::of_noun},    {"place", kPlaceNoun, Forms::of_noun},
    {"toward", kToward, Forms::of_verb},    {"be", kBe, Forms::of_verb},            {"idle", kIdle, Forms::of_verb},
    {"minded", kMinded, Forms::listed},     {"auxiliary", kAuxiliary, Forms::listed}, {"modal", kModal, Forms::listed},
    {"adverb", kAdverb, Forms::listed},     {"locative", kLocative, Forms::listed}, {"oblique", kOblique, Forms::listed},
    {"comitative", kComitative, Forms::listed}, {"between", kBetween, Forms::listed}, {"part", kPart, Forms::listed},
    {"determiner", kDeterminer, Forms::listed}, {"clause", kClause, Forms::listed},
};

/// Regular forms of an English verb or noun ("deny", "denies", "denied", "denying"); some that do not exist do no harm.
template <class Use>
void inflect(const std::string& word, bool verb, Use use) {
  use(word);
  const bool y = word.size() > 2 && word.back() == 'y' && std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos;
  const std::string stem = word.substr(0, word.size() - 1);
  use(y ? stem + "ies" : word + "s");
  use(word + "es");
  if (!verb) return;
  const bool e = word.back() == 'e';
  use(y ? stem + "ied" : e ? word + "d" : word + "ed");
  use(e ? stem + "ing" : word + "ing");
}

HashBits load() {
  HashBits words(16384);
  for_each_line(entities_data::metonymy, [&words](std::string_view name, std::string_view line) {
    for (const Section& section : kSections) {
      if (section.name != name) continue;
      for_each_word(line, [&words, &section](std::string_view word) {
        const auto add = [&words, &section](const std::string& form) { words.add(fold_hash(fold(form)), section.cue); };
        if (section.forms == Forms::listed) return add(std::string(word));
        inflect(std::string(word), section.forms == Forms::of_verb, add);
        if (section.cue & kVerbs) words.add(fold_hash(fold(word)), kBareForm);
      });
    }
  });
  return words;
}

// How sure the reading is, by what told it. Estimates, highest where grammar leaves no choice.
using Verdict = SeatVerdict;
constexpr Verdict kSpeaks{true, 950}, kActs{true, 870}, kIsMinded{true, 900}, kMayAct{true, 620}, kSurelyMayAct{true, 760};
constexpr Verdict kOwnsPolicy{true, 900}, kItsPeople{true, 850}, kPeopleThere{true, 760}, kIsAddressed{true, 850};
constexpr Verdict kParty{true, 870}, kPerhapsParty{true, 650}, kGoverned{true, 820}, kJoined{true, 900};
constexpr Verdict kAtThePlace{false, 970}, kOwnsPlace{false, 950}, kReached{false, 930}, kMovesThere{false, 880};
constexpr Verdict kNothingTells{false, 620};

/// Reads single seats in their sentence. All look-ups go a fixed number of words far.
class Reader {
 public:
  Reader(const Document& document, const std::vector<TokenRange>& names) : document_(document) {
    static const HashBits words = load();
    words_ = &words;
    ends_name_.resize(document.tokens.size());
    for (const TokenRange range : names) {
      if (range.size() > 0) ends_name_[range.end - 1] = true;
    }
  }

  Verdict read(const SeatPlace& place) {
    const Sentence& sentence = sentence_of(document_, place.own.first);
    begin_ = sentence.first_token;
    end_ = sentence.end_token;
    const std::uint32_t left = place.group.first, right = place.group.end;
    if (place.hyphens) return right < end_ && has(right, kPlaceNoun) ? kAtThePlace : kJoined;
    if (is_possessive(place.own.end)) return possessor(place.own.end + 1);
    if (right + 1 < end_ && is_hyphen(document_, right) && !document_.tokens[right + 1].has(kSpaceBefore)) {  // "Moscow-backed", "London-based"
      return has(right + 1, kVerbs | kToward) ? kGoverned : kAtThePlace;
    }
    if (left == begin_ && right < end_ && is_dateline_mark(right)) return kAtThePlace;
    if (right < end_ && has(right, kPeople)) return kItsPeople;  // "Washington officials"
    if (right + 1 < end_ && has(right, kPolicy) && has(right + 1, kPeople)) return kItsPeople;  // "Washington policy makers"
    if (right < end_ && has(right, kPlaceNoun)) return kOwnsPlace;
    const bool list = place.group.size() != place.own.size();
    if (left > begin_) {
      if (const auto verdict = after(left - 1, right)) return *verdict;
    }
    if (const auto verdict = subject(left, right, list)) return *verdict;
    return kNothingTells;
  }

 private:
  std::uint32_t cues(std::uint32_t t) const { return words_->find(document_.tokens[t].hash); }
  bool has(std::uint32_t t, std::uint32_t cue) const { return cues(t) & cue; }
  std::string_view text(std::uint32_t t) const { return document_.of(document_.tokens[t]); }
  bool is_possessive(std::uint32_t t) const {
    if (t >= end_ || document_.tokens[t].has(kSpaceBefore)) return false;
    const std::string folded = fold(text(t));
    return folded == "'s" || folded == "'";
  }

  /// "BEIJING (Agency) -", "WASHINGTON --": the text was filed there.
  bool is_dateline_mark(std::uint32_t t) const {
    const std::string folded = fold(text(t));
    return folded.starts_with("-") || folded == "(";
  }

  /// "Moscow's (increasingly tough) demand": the first noun known behind the possessive.
  Verdict possessor(std::uint32_t from) const {
    constexpr std::uint32_t kFar = 4;
    for (std::uint32_t t = from; t < std::min(end_, from + kFar) && !document_.tokens[t].has(kPunctuation); ++t) {
      if (has(t, kPolicy | kPeople | kPartner)) return kOwnsPolicy;
      if (has(t, kPlaceNoun)) return kOwnsPlace;
      if (has(t, kLocative | kOblique | kComitative | kModal)) break;
    }
    return kNothingTells;
  }

  /// A word of `wanted` among the `far` words that end before `t`, in the same clause.
  bool looks_back(std::uint32_t t, std::uint32_t far, std::uint32_t wanted, std::uint32_t stop = 0) const {
    while (t > begin_ && far-- > 0 && !document_.tokens[--t].has(kPunctuation)) {
      if (has(t, wanted)) return true;
      if (has(t, stop)) return false;
    }
    return false;
  }

  /// What the word before the name says of it, and the word that governs that; the name ends at `right`.
  std::optional<Verdict> after(std::uint32_t t, std::uint32_t right) const {
    constexpr std::uint32_t kNear = 2, kFar = 4;
    const std::uint32_t cue = cues(t);
    const std::string word = fold(text(t));
    if (cue & (kPart | kDeterminer)) return kAtThePlace;  // "downtown Baghdad", "a Paris court"
    if (word == "capital" || (word == "," && t > begin_ && fold(text(t - 1)) == "capital")) return kAtThePlace;  // "the capital, Amman"
    if (cue & kBetween) return looks_back(t, kFar, kPlaceNoun) ? kMovesThere : kParty;
    if (cue & kComitative) return looks_back(t, kFar, kPolitical | kSay) ? kParty : kPerhapsParty;
    if (word == "by") return looks_back(t, kFar, kSay | kAct | kStrike | kObject | kPolitical) ? kGoverned : kMovesThere;
    if (cue & kLocative) {
      // "factions in Washington", "policy toward Beijing"; but "talks in Beijing" are held there, and "U.S. officials in Beijing" guests.
      if (word == "in" && t > begin_ && has(t - 1, kFaction) && !is_foreign(t - 1)) return kPeopleThere;
      if ((word == "toward" || word == "towards" || word == "over") && looks_back(t, kNear, kPolicy, kPrepositions)) return kGoverned;
      return kAtThePlace;
    }
    if (cue & kOblique) {
      if (looks_back(t, kNear, kPlaceNoun, kPrepositions)) return kOwnsPlace;
      if (looks_back(t, kNear, kPolitical, kPrepositions)) return kGoverned;
      // "it is time for Washington to lift sanctions"
      if (word == "for" && right + 1 < end_ && fold(text(right)) == "to" && has(right + 1, kSay | kAct)) return kActs;
      return kMovesThere;
    }
    if (cue & kSay && t > begin_ && document_.tokens[t - 1].has(kPunctuation)) return kSpeaks;  // "..., said Beijing"
    if (cue & kObject) return kIsAddressed;
    if (cue & kReach) return kReached;
    return std::nullopt;
  }

  /// Does the noun at `t` belong to somebody named ("Red Cross officials", "Britain's leader")?
  bool is_foreign(std::uint32_t t) const { return t > begin_ && (ends_name_[t - 1] || is_possessive(t - 1)); }

  /// Past ", for its part," or "(...)": where the clause goes on.
  std::uint32_t past_parenthesis(std::uint32_t t) const {
    constexpr std::uint32_t kFar = 12;
    if (t >= end_ || (text(t) != "," && text(t) != "(")) return t;
    const std::string_view close = text(t) == "," ? "," : ")";
    for (std::uint32_t at = t + 1; at < std::min(end_, t + kFar); ++at) {
      if (text(at) == close) return at + 1;
    }
    return t;
  }

  /// What the name is subject of: "Beijing (has reportedly been) frustrated", "Moscow denied", "Tehran could be a useful ally".
  std::optional<Verdict> subject(std::uint32_t name, std::uint32_t from, bool list) const {
    constexpr std::uint32_t kFar = 8;
    const bool opens_sentence = name == begin_;
    const bool is_subject = name > begin_ && has(name - 1, kSay | kClause);  // "they say Caracas will buy", "unless Caracas changes"
    const Verdict may_act = is_subject ? kSurelyMayAct : kMayAct;
    bool be = false, modal = false, auxiliary = false, to = false;
    const std::uint32_t start = past_parenthesis(from);
    for (std::uint32_t t = start; t < std::min(end_, start + kFar); ++t) {
      const std::uint32_t cue = cues(t);
      const std::string word = fold(text(t));
      if (word == "\"") continue;  // 'Beijing is "astonished"'
      if (document_.tokens[t].has(kPunctuation)) return std::nullopt;
      if (be && cue & (kMinded | kPartner)) return kIsMinded;
      if (cue & (kAuxiliary | kBe | kModal)) {
        be = be || cue & kBe;
        modal = modal || cue & kModal || word.starts_with("d");  // "did", "does": like "will", it goes before what one does
        auxiliary = true;
        continue;
      }
      if (cue & kAdverb || (word.size() > 4 && word.ends_with("ly"))) continue;
      if (word == "to" && (auxiliary || (opens_sentence && t == start))) {  // "has to decide"; a headline's "Beijing to send"
        to = true;
        continue;
      }
      if (cue & (kPrepositions | kPart | kPlaceNoun)) return std::nullopt;
      const bool participle = word.ends_with("ing");
      if (participle && !be) return std::nullopt;  // "Baghdad bombing"
      // "the Baghdad attack" is a noun: of one subject a verb without an ending stands behind others only.
      if (cue & kBareForm && !auxiliary && !to && !list) return std::nullopt;
      if (cue & kSay) return be && !participle ? kActs : kSpeaks;
      if (cue & kAct || (cue & kStrike && (participle || !be))) return kActs;
      if (participle || (!be && word.size() > 4 && word.ends_with("ed"))) return may_act;  // a verb that no list has
      if (auxiliary && !be && !modal && cue & kPolicy) return kActs;  // "has no intention", "had a decisive influence"
      if (be || (auxiliary && !modal)) continue;  // "is a signatory", "could be a more useful ally"
      if (modal && !(cue & kIdle)) return may_act;
      return std::nullopt;
    }
    return std::nullopt;
  }

  const Document& document_;
  const HashBits* words_ = nullptr;
  std::vector<bool> ends_name_;  // by token
  std::uint32_t begin_ = 0, end_ = 0;  // of the sentence
};

}  // namespace

bool is_hyphen(const Document& document, std::uint32_t t) {
  const std::string_view text = document.of(document.tokens[t]);
  return !document.tokens[t].has(kSpaceBefore) && text != "\xE2\x80\x94" && fold(text) == "-";
}

std::vector<SeatVerdict> read_seat_contexts(const Document& document, const std::vector<TokenRange>& names, const std::vector<SeatPlace>& places) {
  Reader reader(document, names);
  std::vector<SeatVerdict> verdicts;
  for (const SeatPlace& place : places) verdicts.push_back(reader.read(place));
  return verdicts;
}

}  // namespace entente
