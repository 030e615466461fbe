#include "entities/confirmation.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "entities/role_words.h"
#include "entities/titles.h"
#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::uint32_t kOfficeReach = 8;     // tokens after a name within which ", the Polish foreign minister" must begin
constexpr std::size_t kSportWords = 3;        // different ones make a text one about sport
constexpr std::size_t kPieces = 3;             // where one mention in so many is a piece of something else, so may all be
constexpr KindSet kWithTeams = kStates | kind_set({EntryKind::subdivision});

enum TeamWord : std::uint32_t { kSportWord = 1, kLocativeWord = 2 };

/// Of core/data/entities/teams.txt.
std::uint32_t team_word(std::uint32_t hash) {
  static const HashBits words = [] {
    HashBits all(512);
    for_each_line(entities_data::teams, [&all](std::string_view section, std::string_view line) {
      const TeamWord kind = section == "sport" ? kSportWord : kLocativeWord;
      for_each_word(line, [&all, kind](std::string_view word) { all.add(fold_hash(word), kind); });
    });
    return all;
  }();
  return words.find(hash);
}

}  // namespace

Confirmation::Confirmation(const Grouping& g)
    : document_(g.document), matches_(g.matches), mentions_(g.mentions), ranges_(g.ranges), in_name_(document_.tokens.size()), titled_(document_.tokens.size()) {
  std::map<std::string, std::uint32_t> countries;
  const TitleReader titles(g);
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    std::fill(in_name_.begin() + ranges_[i].first, in_name_.begin() + ranges_[i].end, true);
    for (const Title& title : titles.of(i)) titled_[ranges_[i].first] = titled_[ranges_[i].first] || title.political;
    if (!g.facts[i] || !(kind_set({g.facts[i]->kind}) & (kPoliticalPlaces | kPeoples))) continue;
    const std::uint32_t count = ++countries[g.lexicon().entry(g.facts[i]->entry).country];
    if (main_country_.empty() || count > countries[main_country_]) main_country_ = g.lexicon().entry(g.facts[i]->entry).country;
  }
  std::set<std::uint32_t> said;
  for (const Sentence& sentence : document_.sentences) {
    bool sport = false;
    std::uint32_t capitals = 0, words = 0;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = document_.tokens[t];
      if (token.has(kWord)) ++words, capitals += token.has(kCapitalised);
      if (!(team_word(token.hash) & kSportWord)) continue;
      sport = true;
      said.insert(token.hash);
    }
    about_sport_.push_back(sport);
    title_case_.push_back(capitals * 2 > words);
  }
  if (said.size() < kSportWords) about_sport_.assign(document_.sentences.size(), false);
}

std::size_t Confirmation::sentence_at(std::uint32_t token) const {
  return static_cast<std::size_t>(&sentence_of(document_, token) - document_.sentences.data());
}

bool Confirmation::holds(const std::vector<std::uint32_t>& group, const Fact& fact) const {
  if (fact.kind == EntryKind::person) return std::any_of(group.begin(), group.end(), [this](std::uint32_t i) { return has_office(i); });
  const auto pieces = std::count_if(group.begin(), group.end(), [this](std::uint32_t i) { return is_piece(i); });
  if (static_cast<std::size_t>(pieces) * kPieces >= group.size()) return false;
  const KindSet kind = kind_set({fact.kind});
  if (fact.kind == EntryKind::party) {
    const Entry party = matches_.lexicon().entry(fact.entry);  // its country is kept in it
    const std::string_view country = party.country;
    if (!country.empty() && country != main_country_) return false;
  }
  if (kind & kWithTeams) {
    const auto teams = std::count_if(group.begin(), group.end(), [this](std::uint32_t i) { return is_team(i); });
    if (static_cast<std::size_t>(teams) * 2 >= group.size()) return false;
  }
  return true;
}

/// A capitalised word that belongs to no name, though it should.
bool Confirmation::is_name_word(std::uint32_t token, std::size_t sentence) const {
  const Sentence& bounds = document_.sentences[sentence];
  if (token < bounds.first_token || token >= bounds.end_token || in_name_[token]) return false;
  return document_.tokens[token].has(kCapitalised) && document_.tokens[token].has(kWord) && !title_case_[sentence];
}

bool Confirmation::is_title(std::uint32_t token) const {
  const std::span<const NameMatch> here = matches_.at(token);
  return std::any_of(here.begin(), here.end(), [this](const NameMatch& match) { return matches_.kinds(match) & kTitles; });
}

/// Beside a capitalised word of no name ("Google Science Fair") but a title, or after one and "of" ("History of England"; an office,
/// too, is named as a whole: "Emperor of Russia", "Turkey's President"), or right beside another name ("Spanish Netherlands", "YouTube Rewind"), or a place right
/// behind a title ("Captain America").
/// "Northern Syria" is a piece of nothing: its Syria is Syria.
bool Confirmation::is_piece(std::uint32_t mention) const {
  const TokenRange range = ranges_[mention];
  if (const auto around = mentions_[mention].within; around && mentions_[*around].form == MentionForm::name) return true;
  if (range.size() == 0 || document_.mono_case) return false;
  const std::size_t sentence = sentence_at(range.first);
  if (is_name_word(range.end, sentence) && !is_title(range.end)) return true;
  const std::uint32_t end = document_.sentences[sentence].end_token;
  if (range.end < end && in_name_[range.end] && document_.tokens[range.end].has(kCapitalised) && document_.tokens[range.end].has(kSpaceBefore)) return true;
  if (range.end + 1 < document_.sentences[sentence].end_token && document_.tokens[range.end].has(kClitic) && is_name_word(range.end + 1, sentence)) return true;
  const std::uint32_t first = document_.sentences[sentence].first_token;
  std::uint32_t before = range.first;
  if (before > first) {
    const Token& last = document_.tokens[before - 1];
    if (in_name_[before - 1] && last.has(kCapitalised) && document_.tokens[before].has(kSpaceBefore)) return true;
  }
  if (before > first && document_.of(document_.tokens[before - 1]) == "the") --before;
  if (before > first + 1 && document_.of(document_.tokens[before - 1]) == "of") return is_name_word(before - 2, sentence);
  const bool place = mentions_[mention].type == MentionType::gpe || mentions_[mention].type == MentionType::loc;
  return before == range.first && before > first + 1 && is_name_word(before - 1, sentence) && (place || !is_title(before - 1));
}

bool Confirmation::is_team(std::uint32_t mention) const {
  const TokenRange range = ranges_[mention];
  if (range.size() == 0 || !about_sport_[sentence_at(range.first)]) return false;
  std::uint32_t before = range.first;
  if (before > 0 && document_.of(document_.tokens[before - 1]) == "the") --before;
  return before == 0 || !(team_word(document_.tokens[before - 1].hash) & kLocativeWord);
}

bool Confirmation::has_office(std::uint32_t mention) const {
  const TokenRange range = ranges_[mention];
  if (range.size() == 0) return false;
  if (titled_[range.first]) return true;
  const Sentence& sentence = document_.sentences[sentence_at(range.first)];
  if (range.end >= sentence.end_token || document_.of(document_.tokens[range.end]) != ",") return false;
  const std::uint32_t end = std::min(sentence.end_token, range.end + kOfficeReach);
  const auto ends = [this](std::uint32_t t) {  // ", and the director": somebody else
    const std::string_view word = document_.of(document_.tokens[t]);
    return word == "," || word == "and" || word == "or" || word == "but";
  };
  for (std::uint32_t t = range.end + 1; t < end && !ends(t); ++t) {
    if (is_title(t) || role_word(document_.tokens[t].hash) == RoleWord::political) return true;
  }
  return false;
}

}  // namespace entente
