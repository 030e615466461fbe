#include "entities/people.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "coreference/words.h"
#include "entities/role_words.h"
#include "text/text.h"

namespace entente {
namespace {

std::uint32_t hash(const Grouping& g, std::uint32_t token) { return g.document.tokens[token].hash; }

bool is_full_name(const Grouping& g, MentionIndex i) { return g.mentions[i].type == MentionType::person && g.ranges[i].size() > 1; }

/// The titles before a name that go with given names.
std::uint32_t given_name_title_before(const Grouping& g, std::uint32_t first) {
  if (first == sentence_of(g.document, first).first_token) return 0;
  const Token& before = g.document.tokens[first - 1];
  return before.has(kCapitalised) && role_word(before.hash) == RoleWord::given_name_title ? before.hash : 0;
}

/// "His sister", "whose daughter" right before a name: somebody spoken of for another's sake.
bool is_relative(const Grouping& g, MentionIndex i) {
  const std::uint32_t first = g.ranges[i].first, start = sentence_of(g.document, first).first_token;
  const auto kin = [&g](std::uint32_t t) { return (coref_word(g.document.tokens[t].hash) & kKin) != 0; };
  const bool comma = first > start + 1 && g.document.of(g.document.tokens[first - 1]) == ",";
  return first > start && kin(first - (comma ? 2 : 1));
}

struct Person {
  MentionIndex first;        ///< full name
  std::uint32_t sentence;    ///< where that begins
  std::uint32_t count = 0;   ///< of full names
  bool relative = false;     ///< introduced as somebody's
  Gender gender = Gender::unknown;
  std::set<std::uint32_t> titles;  ///< given_name_title of its full names
};

/// The people of whose full names a word is part.
class Namesakes {
 public:
  void add(MentionIndex person) {
    constexpr std::size_t kMost = 64;  // of one word: cost stays linear
    if (people_.size() < kMost && std::find(people_.begin(), people_.end(), person) == people_.end()) people_.push_back(person);
  }

  struct Choice {
    MentionIndex person;
    bool several;
  };
  /// Whom the word means at mention `at`: who is named most often in full; of several such no mere relative, then who was last meant by the
  /// word alone, then who was named first in the last sentence that names one, else the first.
  std::optional<Choice> choose(const std::map<MentionIndex, Person>& all, Gender gender, std::uint32_t title, MentionIndex at) {
    std::optional<MentionIndex> best;
    std::uint32_t fitting = 0;
    const auto rank = [&](MentionIndex id) {
      const Person& person = all.at(id);
      const bool before = person.first < at;
      return std::tuple{person.count, !person.relative, last_ == id, before, before ? person.sentence : 0, ~person.first};
    };
    for (const MentionIndex id : people_) {
      const Person& person = all.at(id);
      const bool fits = gender == Gender::unknown || person.gender == Gender::unknown || person.gender == gender;
      if (!fits || (title && !person.titles.contains(title))) continue;
      ++fitting;
      if (!best || rank(id) > rank(*best)) best = id;
    }
    if (!best) return std::nullopt;
    last_ = best;
    return Choice{*best, fitting > 1};
  }

 private:
  std::vector<MentionIndex> people_;    // roots of their clusters
  std::optional<MentionIndex> last_;
};

/// "George W. Bush" and "George Bush" are one, "George H. W. Bush" is another: first and last word agree, and the middle does or
/// is left out.
void join_middle_names(Grouping& g) {
  struct Known {
    MentionIndex mention;
    char middle;  // first letter; 0: none so far
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Known> by_ends;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!is_full_name(g, i)) continue;
    const TokenRange range = g.ranges[i];
    const std::pair ends{g.document.tokens[range.first].hash, g.document.tokens[range.end - 1].hash};
    const char middle = range.size() > 2 ? g.document.of(g.document.tokens[range.first + 1]).front() : '\0';
    const auto [at, is_new] = by_ends.try_emplace(ends, Known{i, middle});
    Known& known = at->second;
    if (is_new || (middle && known.middle && middle != known.middle)) continue;
    g.join(known.mention, i, LinkBy::name, 900);
    if (!known.middle) known.middle = middle;
  }
}

/// Tokens of the family name and the given name of a full name: the family name comes first where the lexicon knows the first word only as one
/// ("Xi Jinping").
std::pair<std::uint32_t, std::uint32_t> name_words(const Grouping& g, TokenRange range) {
  const Token &first = g.document.tokens[range.first], &last = g.document.tokens[range.end - 1];
  const std::uint8_t traits = g.lexicon().word(fold(g.document.of(first)), first.hash);
  const std::uint8_t last_traits = g.lexicon().word(fold(g.document.of(last)), last.hash);
  const bool family_first = traits & kSurname && !(traits & kGivenName) && !(last_traits & kSurname);
  return family_first ? std::pair{range.first, range.end - 1} : std::pair{range.end - 1, range.first};
}

}  // namespace

Gender title_gender(const Grouping& g, MentionIndex i) {
  return g.mentions[i].type == MentionType::person && g.ranges[i].size() == 1 ? gender_of_title(g.document, g.ranges[i]) : Gender::unknown;
}

std::uint32_t given_name_title(const Grouping& g, MentionIndex i) {
  return g.mentions[i].type == MentionType::person && g.ranges[i].size() == 1 ? given_name_title_before(g, g.ranges[i].first) : 0;
}

void join_people(Grouping& g) {
  join_middle_names(g);
  std::map<MentionIndex, Person> people;  // by cluster
  std::map<std::uint32_t, Namesakes> by_family, by_given;  // by word hash
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!is_full_name(g, i)) continue;
    const auto [family, given] = name_words(g, g.ranges[i]);
    const MentionIndex root = g.clusters.root(i);
    Person& person = people.try_emplace(root, Person{i, sentence_of(g.document, g.ranges[i].first).first_token, 0, is_relative(g, i), gender_of_given_name(g.document, g.lexicon(), given), {}}).first->second;
    ++person.count;
    if (const std::uint32_t title = given_name_title_before(g, g.ranges[i].first)) person.titles.insert(title);
    by_family[hash(g, family)].add(root);
    by_given[hash(g, given)].add(root);
    by_given[hash(g, g.ranges[i].end - 1)].add(root);
  }
  struct Nameless {
    std::array<std::optional<MentionIndex>, 3> first;       // of each Gender
    std::optional<MentionIndex> titled;                     // "King Abdullah"
  };
  std::map<std::uint32_t, Nameless> nameless;  // by word hash
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.mentions[i].type != MentionType::person || g.ranges[i].size() != 1) continue;
    const std::uint32_t word = hash(g, g.ranges[i].first), title = given_name_title(g, i);
    const Gender gender = title_gender(g, i);
    std::optional<Namesakes::Choice> choice;
    for (auto* index : {&by_family, &by_given}) {
      const auto found = index->find(word);
      if (found != index->end() && !choice) choice = found->second.choose(people, gender, title, i);
    }
    if (choice) {
      g.join(people.at(choice->person).first, i, LinkBy::short_name, choice->several ? 700 : 950);
    } else if (title) {
      if (auto& first = nameless[word].titled; !first) first = i;
    } else if (auto& first = nameless[word].first[static_cast<std::size_t>(gender)]; !first) {
      first = i;
    }
  }
  for (const auto& [word, of_word] : nameless) {
    const auto& [plain, man, woman] = of_word.first;
    if (plain && (man || woman)) g.join(*plain, man && woman ? std::min(*man, *woman) : man ? *man : *woman, LinkBy::name, man && woman ? 600 : 900);
    if (plain && !man && !woman && of_word.titled) g.join(*plain, *of_word.titled, LinkBy::name, 900);
  }
}

}  // namespace entente
