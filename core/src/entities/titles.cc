#include "entities/titles.h"

#include <algorithm>

#include "coreference/words.h"
#include "entities/role_words.h"
#include "mentions/boundaries.h"
#include "text/text.h"

namespace entente {
namespace {

constexpr std::uint32_t kAdjectives = 3;  // "Peru's long-serving new foreign minister"

}  // namespace

std::uint32_t role_start(const Document& document, const MatchIndex& matches, std::uint32_t first) {
  const std::uint32_t title = title_start(document, matches, first);
  if (title != first || first == sentence_of(document, first).first_token) return title;
  // "Iranian president": a noun for people, and an office; "sister" is not.
  const bool office = matches.kinds_of(first - 1, first) & kTitles && !(coref_word(document.tokens[first - 1].hash) & kKin);
  return office || says_what(role_word(document.tokens[first - 1].hash)) ? first - 1 : first;
}

TitleReader::TitleReader(const Grouping& g) : g_(g) {
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.ranges[i].size() == 0 || g.mentions[i].form == MentionForm::nominal) continue;
    by_first_.try_emplace(g.ranges[i].first, i);
    const bool inner = g.mentions[i].within && g.is_name(*g.mentions[i].within);
    if (!inner) by_end_.try_emplace(g.ranges[i].end, i);
  }
}

std::vector<Title> TitleReader::of(MentionIndex name) const {
  std::vector<Title> titles;
  const TokenRange range = g_.ranges[name];
  if (g_.mentions[name].type != MentionType::person || !g_.is_name(name) || range.size() == 0) return titles;
  const Sentence& sentence = sentence_of(g_.document, range.first);
  for (const auto& title : {before(range.first), apposed_before(range, sentence), apposed_behind(range, sentence)}) {
    if (title) titles.push_back(*title);
  }
  return titles;
}

std::string TitleReader::word(std::uint32_t t) const { return fold(g_.document.of(g_.document.tokens[t])); }

bool TitleReader::may_own(MentionIndex i) const {
  switch (g_.mentions[i].type) {
    case MentionType::norp:
    case MentionType::gpe:
    case MentionType::org: return true;
    default: return false;
  }
}

/// "Polish", "Norway's", "its" right before `end`.
std::optional<MentionIndex> TitleReader::owner_ending(std::uint32_t end, std::uint32_t sentence) const {
  if (end <= sentence) return std::nullopt;
  const auto owner = by_end_.find(g_.document.tokens[end - 1].has(kClitic) ? end - 1 : end);
  return owner != by_end_.end() && g_.ranges[owner->second].first >= sentence && may_own(owner->second) ? std::optional(owner->second) : std::nullopt;
}

bool TitleReader::is_person_at(std::uint32_t first) const {
  const auto name = by_first_.find(first);
  return name != by_first_.end() && g_.is_name(name->second) && g_.mentions[name->second].type == MentionType::person;
}

/// A name behind "of" or "for" and perhaps "the".
std::optional<MentionIndex> TitleReader::whole_starting(std::uint32_t first) const {
  const auto whole = by_first_.find(first + (word(first) == "the" ? 1 : 0));
  return whole != by_first_.end() && g_.is_name(whole->second) && may_own(whole->second) ? std::optional(whole->second) : std::nullopt;
}

/// The title that ends at `end`, with what stands before it.
std::optional<Title> TitleReader::before(std::uint32_t end) const {
  std::uint32_t start = role_start(g_.document, g_.matches, end);
  if (start == end) return std::nullopt;
  const std::uint32_t sentence = sentence_of(g_.document, end - 1).first_token;
  while (start > sentence && role_word(g_.document.tokens[start - 1].hash) == RoleWord::portfolio && !by_end_.contains(start)) --start;
  const bool political = role_word(g_.document.tokens[end - 1].hash) != RoleWord::other || title_start(g_.document, g_.matches, end) != end;
  Title title;
  title.words = {start, end};
  title.of = owner_ending(start, sentence);
  title.political = political;
  const std::uint32_t owner = title.of ? g_.ranges[*title.of].first : start;
  if (title.of && owner > sentence && role_word(g_.document.tokens[owner - 1].hash) == RoleWord::status) title.status = owner - 1, title.current = false;
  return title;
}

/// "The Russian President, Vladimir Putin," and "the foreign minister of Peru, Elsa Quispe,". An owner or an article makes it one: "As president, Putin
/// ..." is none; and so does a comma or the end behind the name: "Meeting the president, Putin ..." is none.
std::optional<Title> TitleReader::apposed_before(TokenRange name, const Sentence& sentence) const {
  if (name.first < sentence.first_token + 3 || word(name.first - 1) != ",") return std::nullopt;
  bool list = false;  // perhaps: "the president, Elsa Quispe, and others"; but "Peru's president" has no other name beside it
  if (name.end < sentence.end_token) {
    const Token& behind = g_.document.tokens[name.end];
    if (!behind.has(kPunctuation)) return std::nullopt;
    list = word(name.end) == "," && name.end + 1 < sentence.end_token && (word(name.end + 1) == "and" || word(name.end + 1) == "or");
  }
  std::uint32_t end = name.first - 1;
  std::optional<MentionIndex> whole;
  if (const auto at = by_end_.find(end); at != by_end_.end() && g_.is_name(at->second) && may_own(at->second)) {
    std::uint32_t of = g_.ranges[at->second].first;
    if (of > sentence.first_token && word(of - 1) == "the") --of;
    if (of <= sentence.first_token + 1 || word(of - 1) != "of") return std::nullopt;
    whole = at->second;
    end = of - 1;
  }
  std::optional<Title> title = before(end);
  if (!title) return std::nullopt;
  std::uint32_t start = title->words.first;
  for (std::uint32_t words = 0; words < kAdjectives && !title->of && start > sentence.first_token; ++words) {
    const RoleWord kind = role_word(g_.document.tokens[start - 1].hash);
    if (kind != RoleWord::status && kind != RoleWord::quality) break;
    --start;
    if (kind == RoleWord::status) title->words.first = start, title->current = false;
    title->of = owner_ending(start, sentence.first_token);
  }
  const bool owned = start > sentence.first_token && g_.document.tokens[start - 1].has(kClitic);  // "the city's former mayor"
  const bool determined = title->of || owned || (start > sentence.first_token && coref_word(g_.document.tokens[start - 1].hash) & (kDefinite | kIndefinite));
  if (whole && !title->of) title->of = whole;
  return determined && (title->of || owned || !list) ? title : std::nullopt;
}

/// "Elsa Quispe, (the) foreign minister of Peru", "Elsa Quispe (Peru's former foreign minister)".
std::optional<Title> TitleReader::apposed_behind(TokenRange name, const Sentence& sentence) const {
  if (name.end + 1 >= sentence.end_token || (word(name.end) != "," && word(name.end) != "(")) return std::nullopt;
  std::uint32_t t = name.end + 1;
  const auto in_sentence = [&] { return t < sentence.end_token; };
  if (coref_word(g_.document.tokens[t].hash) & (kDefinite | kIndefinite)) ++t;
  Title title;
  if (const auto owner = by_first_.find(t); owner != by_first_.end() && may_own(owner->second)) {
    title.of = owner->second;
    t = g_.ranges[owner->second].end;
    if (in_sentence() && g_.document.tokens[t].has(kClitic)) ++t;
  } else {
    for (std::uint32_t noun = t; noun < std::min(t + kAdjectives, sentence.end_token) && g_.document.tokens[noun].has(kWord); ++noun) {
      if (g_.document.tokens[noun].has(kClitic)) t = noun + 1;  // "the city's former mayor"
    }
  }
  std::optional<std::uint32_t> status;
  std::optional<std::uint32_t> portfolio;  // first of "finance" in "finance minister"
  for (std::uint32_t words = 0; words < kAdjectives + 1 && in_sentence(); ++words, ++t) {
    if (g_.matches.longest(t, sentence.end_token, kTitles)) break;
    const RoleWord kind = role_word(g_.document.tokens[t].hash);
    if (kind != RoleWord::status && kind != RoleWord::quality && kind != RoleWord::portfolio) break;
    if (kind == RoleWord::status && !status) status = t;
    if (kind == RoleWord::portfolio && !portfolio) portfolio = t;
  }
  if (!in_sentence() || coref_word(g_.document.tokens[t].hash) & kKin) return std::nullopt;
  const NameMatch* office = g_.matches.longest(t, sentence.end_token, kTitles);
  if (!office && !says_what(role_word(g_.document.tokens[t].hash))) return std::nullopt;
  title.words = {status.value_or(portfolio.value_or(t)), office ? office->end : t + 1};
  title.political = office || role_word(g_.document.tokens[t].hash) == RoleWord::political;
  title.current = !status;
  t = title.words.end;
  if (!in_sentence()) return title;
  if (!title.of && t + 1 < sentence.end_token && (word(t) == "of" || word(t) == "for")) {
    title.of = whole_starting(t + 1);
    if (title.of) t = g_.ranges[*title.of].end;
  }
  // "After meeting Quispe, the minister left", "Quispe, foreign minister Rojas and others", "a minister's son": none of hers.
  if (!in_sentence()) return title;
  if (!g_.document.tokens[t].has(kPunctuation) && role_word(g_.document.tokens[t].hash) != RoleWord::behind) return std::nullopt;
  // "After meeting Quispe, the minister, Juan Rojas, left": his.
  if (word(t) == "," && is_person_at(t + 1)) return std::nullopt;
  return title;
}

}  // namespace entente
