#include "entities/roles.h"

#include <algorithm>
#include <string>

#include "entities/titles.h"
#include "text/text.h"

namespace entente {
namespace {

/// The entity that a role is of: for a people its state. Nothing where that is neither state nor body.
std::optional<std::uint32_t> whole_of(const Grouping& g, const std::vector<Entity>& entities, MentionIndex named) {
  const Entity& whole = entities[g.mentions[named].entity];
  if (whole.type == MentionType::norp) return whole.of;
  return whole.type == MentionType::gpe || whole.type == MentionType::org ? std::optional(whole.id) : std::nullopt;
}

void add_role(const Grouping& g, Span span, std::optional<std::uint32_t> of, Entity& person) {
  std::string title = display_form(span.of(g.document.text));
  for (Role& role : person.roles) {
    if (fold(role.title) != fold(title) || (role.of && of && *role.of != *of)) continue;
    if (!role.of) role.of = of;
    return;
  }
  person.roles.push_back({std::move(title), of, span});
}

}  // namespace

void set_roles(const Grouping& g, std::vector<Entity>& entities) {
  const TitleReader titles(g);
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    for (const Title& title : titles.of(i)) {
      const Span span{g.document.tokens[title.words.first].span.begin, g.document.tokens[title.words.end - 1].span.end};
      add_role(g, span, title.of ? whole_of(g, entities, *title.of) : std::nullopt, entities[g.mentions[i].entity]);
    }
  }
  // "The Russian president" says of its holder what he is.
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!g.offices[i]) continue;
    Entity& holder = entities[g.mentions[i].entity];
    if (holder.type == MentionType::person) add_role(g, g.offices[i]->title, whole_of(g, entities, g.offices[i]->state), holder);
  }
}

}  // namespace entente
