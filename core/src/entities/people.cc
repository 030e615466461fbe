#include "entities/people.h"

#include <array>
#include <map>

#include "text/text.h"

namespace entente {
namespace {

std::uint32_t hash(const Grouping& g, std::uint32_t token) { return g.document.tokens[token].hash; }

bool is_full_name(const Grouping& g, MentionIndex i) { return g.mentions[i].type == MentionType::person && g.ranges[i].size() > 1; }

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

void join_people(Grouping& g) {
  join_middle_names(g);
  std::map<MentionIndex, Person> people;  // by cluster
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (is_full_name(g, i)) ++people.try_emplace(g.clusters.root(i), Person{i}).first->second.count;
  }
  std::map<std::uint32_t, Namesakes> by_family, by_given;  // by word hash
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!is_full_name(g, i)) continue;
    const Person& person = people.at(g.clusters.root(i));
    const auto [family, given] = name_words(g, g.ranges[i]);
    const Gender gender = gender_of_given_name(g.document, g.lexicon(), given);
    by_family[hash(g, family)].add(person, gender);
    by_given[hash(g, given)].add(person, gender);
    by_given[hash(g, g.ranges[i].end - 1)].add(person, gender);
  }
  std::map<std::uint32_t, std::array<std::optional<MentionIndex>, 3>> nameless;  // by word hash: the first of each Gender
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.mentions[i].type != MentionType::person || g.ranges[i].size() != 1) continue;
    const std::uint32_t word = hash(g, g.ranges[i].first);
    const Gender title = title_gender(g, i);
    const Namesakes::Choice* choice = nullptr;
    for (const auto* index : {&by_family, &by_given}) {
      const auto found = index->find(word);
      if (found == index->end()) continue;
      choice = found->second.of(title);
      break;
    }
    if (choice) {
      g.join(choice->best.first, i, LinkBy::short_name, choice->several ? 700 : 950);
    } else if (auto& first = nameless[word][static_cast<std::size_t>(title)]; !first) {
      first = i;
    }
  }
  for (const auto& [word, first] : nameless) {
    const auto& [plain, man, woman] = first;
    if (plain && (man || woman)) g.join(*plain, man && woman ? std::min(*man, *woman) : man ? *man : *woman, LinkBy::name, man && woman ? 600 : 900);
  }
}

}  // namespace entente
