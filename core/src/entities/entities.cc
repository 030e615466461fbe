#include "entities/entities.h"

#include <map>
#include <optional>
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
#include "entities/pairs.h"
#include "entities/people.h"
#include "entities/places.h"
#include "entities/roles.h"
#include "entities/salience.h"
#include "entities/unmentioned.h"
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

struct EntityGrouping::State {
  const Syntax* syntax;
  std::string_view date;
  const std::vector<DictionaryName>& dictionary;
  Edits edits;
  MatchIndex index;
  Grouping g;  ///< refers to `index`
  std::optional<Confirmation> confirmation;
  std::optional<PhraseJoiner> joiner;
  std::vector<Entity> entities;
  enum class Next { names, phrases, links, entities } next = Next::names;

  State(const Document& document, const Syntax* trees, std::span<const NameMatch> matches, const Lexicon& lexicon, std::string_view day,
        const std::vector<DictionaryName>& names, const std::vector<Correction>& corrections, std::vector<Mention>& mentions, std::vector<std::uint32_t>& corrected)
      : syntax(trees), date(day), dictionary(names), edits{corrections, corrected}, index(matches, lexicon), g(document, index, mentions) {}

  void group_names() {
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) g.facts[i] = find_fact(index, g.ranges[i].first, g.ranges[i].end, g.mentions[i].type);
    retype_acting_capitals(g);
    choose_places(g.document, index, g.mentions, g.ranges, g.facts);
    g.seats = read_seats(g.document, index, g.mentions, g.ranges, g.facts);
    confirmation.emplace(g);
    join_name_variants(g, dictionary);
    join_people(g);
  }

  void describe() {
    if (joiner) joiner->join();
    correct_phrases(g, edits);
    set_links(g);
    entities = describe_entities(g, *confirmation);
    KnownEntities known(g, entities);
    keep_other_readings(g, known);
    set_members(g, entities, known);
    set_salience(g, entities);
    set_states(entities);
    set_roles(g, entities, known);
    add_affiliations(g, entities, known);
  }
};

EntityGrouping::EntityGrouping(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon, std::string_view date,
                               const std::vector<DictionaryName>& dictionary, const std::vector<Correction>& corrections, std::vector<Mention>& mentions,
                               std::vector<std::uint32_t>& corrected)
    : state_(std::make_unique<State>(document, syntax, matches, lexicon, date, dictionary, corrections, mentions, corrected)) {}
EntityGrouping::~EntityGrouping() = default;

bool EntityGrouping::step(std::size_t phrases) {
  State& s = *state_;
  switch (s.next) {
    case State::Next::names:
      s.group_names();
      s.next = s.syntax ? State::Next::phrases : State::Next::entities;
      return true;
    case State::Next::phrases:
      s.joiner.emplace(s.g, *s.syntax, s.date, s.edits);
      s.next = State::Next::links;
      return true;
    case State::Next::links:
      if (!s.joiner->step(phrases)) s.next = State::Next::entities;
      return true;
    case State::Next::entities:
      s.describe();
  }
  return false;
}

std::size_t EntityGrouping::done() const {
  switch (state_->next) {
    case State::Next::names: return 0;
    case State::Next::phrases: return 100;
    case State::Next::links: return 250 + state_->joiner->resolved() * 650 / 1000;
    case State::Next::entities: return 900;
  }
  return 1000;
}

std::vector<Entity> EntityGrouping::take() { return std::move(state_->entities); }

std::vector<Entity> group_entities(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon,
                                   std::string_view date, const std::vector<DictionaryName>& dictionary, const std::vector<Correction>& corrections,
                                   std::vector<Mention>& mentions, std::vector<std::uint32_t>& corrected) {
  EntityGrouping grouping(document, syntax, matches, lexicon, date, dictionary, corrections, mentions, corrected);
  while (grouping.step(mentions.size() + document.tokens.size())) {
  }
  return grouping.take();
}

}  // namespace entente
