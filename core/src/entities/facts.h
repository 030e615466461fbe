// What the lexicon knows of an entity.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entente/analysis.h"
#include "mentions/match_index.h"

namespace entente {

/// A lexicon entry that some words name.
struct Fact {
  std::uint32_t entry = 0;
  EntryKind kind{};
  bool only_reading = false;  ///< no other entry of this type has the name
  Confidence confidence = 950;  ///< that this entry is meant
};

/// The likeliest entry of type `type` that the tokens [first, end) name as a whole.
std::optional<Fact> find_fact(const MatchIndex& matches, std::uint32_t first, std::uint32_t end, MentionType type);

/// Whether an entity of type `type` may be an entry of kind `kind`: political and natural places pass for one another ("Bali").
bool may_be(EntryKind kind, MentionType type);

/// Of the states that the text speaks of, by name or by nation, the codes (alpha-2).
std::set<std::string> countries_spoken_of(const std::vector<std::optional<Fact>>& facts, const Lexicon& lexicon);

/// Fills in identifiers, country, point and the canonical name; `forms`, the names in the text, lose the canonical one and
/// gain what it replaced.
void add_fact(const Fact& fact, const Lexicon& lexicon, std::vector<std::string>& forms, Entity& entity);

/// Takes the Wikidata id away, and what is said of the linking when no other id is left.
void drop_wikidata(Entity& entity);

}  // namespace entente
