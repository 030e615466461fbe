#include "entities/roles.h"

#include <algorithm>
#include <string>

#include "entities/names.h"
#include "entities/role_list.h"
#include "entities/titles.h"

namespace entente {

std::optional<std::uint32_t> whole_of(const Grouping& g, std::vector<Entity>& entities, KnownEntities& known, MentionIndex named) {
  const std::uint32_t id = g.mentions[named].entity;
  if (entities[id].type == MentionType::norp) {
    const auto state = entities[id].of ? std::nullopt : g.lexicon().state(entities[id].country);
    if (state) {
      const std::uint32_t added = known.of({*state, EntryKind::state});
      entities[id].of = added;
    }
    return entities[id].of;
  }
  const Entity& whole = entities[id];
  return whole.type == MentionType::gpe || whole.type == MentionType::org ? std::optional(whole.id) : std::nullopt;
}

void set_roles(const Grouping& g, std::vector<Entity>& entities, KnownEntities& known) {
  const TitleReader titles(g);
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    for (const Title& title : titles.of(i)) {
      const Span span{g.document.tokens[title.words.first].span.begin, g.document.tokens[title.words.end - 1].span.end};
      const auto of = title.of ? whole_of(g, entities, known, *title.of) : std::nullopt;
      Entity& person = entities[g.mentions[i].entity];
      if (title.status) {
        const Span status = g.document.tokens[*title.status].span;
        add_role(display_form(status.of(g.document.text)) + " " + display_form(span.of(g.document.text)), {status.begin, span.end}, of, person);
      } else {
        add_role(g.document, span, of, person);
      }
    }
  }
  // "The Russian president" says of its holder what he is.
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!g.offices[i]) continue;
    const auto of = whole_of(g, entities, known, g.offices[i]->state);
    Entity& holder = entities[g.mentions[i].entity];
    if (holder.type == MentionType::person) add_role(g.document, g.offices[i]->title, of, holder);
  }
}

}  // namespace entente
