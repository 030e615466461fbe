#include "entities/facts.h"

#include <algorithm>

namespace entente {

std::optional<Fact> find_fact(const MatchIndex& matches, std::uint32_t first, std::uint32_t end, MentionType type) {
  std::optional<Fact> found;
  for (const NameMatch& match : matches.at(first)) {
    if (match.end != end) continue;
    for (const std::uint32_t id : matches.lexicon().entries(match.name)) {
      const EntryKind kind = matches.lexicon().entry(id).kind;
      if (mention_type(kind) != type) continue;
      if (found) {
        if (found->entry != id) found->only_reading = false, found->confidence = 600;
      } else {
        found = Fact{id, kind, true};
      }
    }
  }
  return found;
}

namespace {

/// Where the identifiers of an entry come from (core/data/NOTICE.data.md).
const char* source_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::state:
    case EntryKind::territory:
    case EntryKind::subdivision: return "iso3166";  // their Wikidata ids: opensanctions/rigour
    case EntryKind::city: return "geonames";
    case EntryKind::person: return "leaders";
    default: return "lexicon";
  }
}

}  // namespace

std::set<std::string> countries_spoken_of(const std::vector<std::optional<Fact>>& facts, const Lexicon& lexicon) {
  std::set<std::string> countries;
  for (const auto& fact : facts) {
    if (fact && (fact->kind == EntryKind::state || fact->kind == EntryKind::nationality)) countries.insert(lexicon.entry(fact->entry).country);
  }
  return countries;
}

bool may_be(EntryKind kind, MentionType type) {
  const auto is_place = [](MentionType t) { return t == MentionType::gpe || t == MentionType::loc; };
  const std::optional<MentionType> own = mention_type(kind);
  return own && (*own == type || (is_place(*own) && is_place(type)));
}

void add_fact(const Fact& fact, const Lexicon& lexicon, std::vector<std::string>& forms, Entity& entity) {
  const Entry entry = lexicon.entry(fact.entry);
  const std::string canonical(entry.name);
  if (canonical != entity.name) {
    forms.insert(forms.begin(), entity.name);
    std::erase(forms, canonical);
    entity.name = canonical;
  }
  entity.iso3166 = entry.iso3166;
  entity.country = entry.country;
  if (entry.wikidata) entity.wikidata = "Q" + std::to_string(entry.wikidata);
  if (entry.geonames) entity.geonames = std::to_string(entry.geonames);
  entity.point = entry.point;
  if (entry.wikidata || entry.geonames || !entry.iso3166.empty()) {
    entity.linking_source = source_of(entry.kind);
    entity.linking_confidence = fact.confidence;
  }
}

void drop_wikidata(Entity& entity) {
  entity.wikidata.clear();
  if (!entity.geonames.empty() || !entity.iso3166.empty()) return;
  entity.linking_source.clear();
  entity.linking_confidence = 0;
}

}  // namespace entente
