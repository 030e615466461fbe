#include "entities/entities.h"

#include <map>
#include <string>

#include "entities/acting_capitals.h"
#include "entities/affiliations.h"
#include "entities/confirmation.h"
#include "entities/description.h"
#include "entities/edits.h"
#include "entities/facts.h"
#include "entities/grouping.h"
#include "entities/links.h"
#include "entities/metonymy.h"
#include "entities/name_variants.h"
#include "entities/nominals.h"
#include "entities/people.h"
#include "entities/places.h"
#include "entities/roles.h"
#include "entities/salience.h"
#include "mentions/match_index.h"

namespace entente {
namespace {

/// What belongs to a state that the text names is `of` that state's entity.
void set_states(std::vector<Entity>& entities) {
  std::map<std::string, std::uint32_t> states;
  for (const Entity& entity : entities) {
    if (entity.type == MentionType::gpe && entity.iso3166.size() == 2) states.try_emplace(entity.iso3166, entity.id);
  }
  for (Entity& entity : entities) {
    const auto state = states.find(entity.country);
    if (state != states.end() && state->second != entity.id && entity.type != MentionType::person) entity.of = state->second;
  }
}

}  // namespace

std::vector<Entity> group_entities(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon,
                                   std::string_view date, const std::vector<DictionaryName>& dictionary, const std::vector<Correction>& corrections,
                                   std::vector<Mention>& mentions, std::vector<std::uint32_t>& corrected) {
  const MatchIndex index(matches, lexicon);
  Grouping g(document, index, mentions);
  for (MentionIndex i = 0; i < mentions.size(); ++i) g.facts[i] = find_fact(index, g.ranges[i].first, g.ranges[i].end, mentions[i].type);
  retype_acting_capitals(g);
  choose_places(document, index, mentions, g.ranges, g.facts);
  g.seats = read_seats(document, index, mentions, g.ranges, g.facts);
  const Confirmation confirmation(g);
  join_name_variants(g, dictionary);
  join_people(g);
  if (syntax) join_phrases(g, *syntax, date, corrections, corrected);
  apply_corrections(g, corrections, corrected);
  set_links(g);
  std::vector<Entity> entities = describe_entities(g, confirmation);
  keep_other_readings(g, entities);
  set_salience(g, entities);
  set_states(entities);
  set_roles(g, entities);
  add_affiliations(g, entities);
  return entities;
}

}  // namespace entente
