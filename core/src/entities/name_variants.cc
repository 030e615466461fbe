#include "entities/name_variants.h"

#include <map>
#include <string>

#include "entities/bodies.h"
#include "entities/people.h"
#include "text/text.h"

namespace entente {
namespace {

/// One name of one type is one entity; so are all names of one lexicon entry, and the capitals that stand for it.
void join_same_names(Grouping& g) {
  std::map<std::pair<MentionType, std::string>, MentionIndex> by_words;
  std::map<std::uint32_t, MentionIndex> by_entry;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const Mention& mention = g.mentions[i];
    const Gender title = title_gender(g, i);
    if (!g.is_government(i)) {
      std::string words = fold(mention.span.of(g.document.text));
      const std::uint32_t given = given_name_title(g, i);
      if (given) words += " " + std::to_string(given);  // King Abdullah is not Sheikh Abdullah
      else if (title != Gender::unknown) words += title == Gender::male ? " (m)" : " (f)";  // Mrs. Clinton is not Mr. Clinton
      const auto [same, is_new] = by_words.try_emplace({mention.type, std::move(words)}, i);
      if (!is_new) g.join(same->second, i, LinkBy::name, 1000);
    }
    const Fact* fact = g.referent(i);
    if (!fact || title != Gender::unknown || given_name_title(g, i)) continue;
    const auto [entry, first] = by_entry.try_emplace(fact->entry, i);
    if (!first) g.join(entry->second, i, LinkBy::name, 950);
  }
}

/// The names of one entry of the user's dictionary are one entity.
void join_dictionary_names(Grouping& g, const std::vector<DictionaryName>& dictionary) {
  std::map<std::string, const DictionaryName*> by_words;
  for (const DictionaryName& entry : dictionary) {
    by_words.try_emplace(fold(display_form(entry.name)), &entry);
    for (const std::string& alias : entry.aliases) by_words.try_emplace(fold(display_form(alias)), &entry);
  }
  std::map<const DictionaryName*, MentionIndex> first;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.mentions[i].source != MentionSource::dictionary) continue;
    const auto entry = by_words.find(fold(display_form(g.mentions[i].span.of(g.document.text))));
    if (entry == by_words.end()) continue;
    g.entries[i] = entry->second;
    const auto [at, is_new] = first.try_emplace(entry->second, i);
    if (!is_new) g.join(at->second, i, LinkBy::dictionary, 1000);
  }
}

/// "Syrian Democratic Forces (SDF) ... the SDF".
void join_acronyms(Grouping& g) {
  std::map<std::string, MentionIndex> by_initials;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.mentions[i].type == MentionType::person || g.mentions[i].type == MentionType::norp || g.ranges[i].size() < 2) continue;
    if (std::string letters = initials(g.document, g.ranges[i]); !letters.empty()) by_initials.try_emplace(std::move(letters), i);
  }
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.ranges[i].size() != 1 || !g.document.tokens[g.ranges[i].first].has(kAllCaps)) continue;
    const auto full = by_initials.find(std::string(g.mentions[i].span.of(g.document.text)));
    if (full != by_initials.end() && g.mentions[full->second].type == g.mentions[i].type) g.join(full->second, i, LinkBy::acronym, 900);
  }
}

}  // namespace

void join_name_variants(Grouping& g, const std::vector<DictionaryName>& dictionary) {
  join_same_names(g);
  join_dictionary_names(g, dictionary);
  join_acronyms(g);
  join_bodies(g);
}

}  // namespace entente
