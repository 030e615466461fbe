#include "entities/roles.h"

#include <algorithm>
#include <map>
#include <string>

#include "entities/role_words.h"
#include "mentions/boundaries.h"
#include "text/text.h"

namespace entente {

std::uint32_t role_start(const Grouping& g, std::uint32_t first) {
  const std::uint32_t title = title_start(g.document, g.matches, first);
  if (title != first || first == sentence_of(g.document, first).first_token) return title;
  return role_word(g.document.tokens[first - 1].hash) != RoleWord::none ? first - 1 : first;
}

void add_role(const Grouping& g, MentionIndex i, Entity& entity) {
  if (g.mentions[i].type != MentionType::person) return;
  const std::uint32_t first = g.ranges[i].first;
  const std::uint32_t start = role_start(g, first);
  if (start == first) return;
  const Span span{g.document.tokens[start].span.begin, g.document.tokens[first - 1].span.end};
  const std::string title = display_form(span.of(g.document.text));
  const bool known = std::any_of(entity.roles.begin(), entity.roles.end(), [&title](const Role& role) { return role.title == title; });
  if (!known) entity.roles.push_back({title, std::nullopt, span});
}

void set_offices(const Grouping& g, std::vector<Entity>& entities) {
  std::map<std::uint32_t, MentionIndex> by_end;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const bool inner = g.mentions[i].within && g.is_name(*g.mentions[i].within);
    if (g.is_name(i) && !inner && g.ranges[i].size() > 0) by_end.try_emplace(g.ranges[i].end, i);
  }
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.mentions[i].type != MentionType::person || !g.is_name(i) || g.ranges[i].size() == 0) continue;
    const std::uint32_t first = g.ranges[i].first, start = role_start(g, first);
    if (start == first || start == sentence_of(g.document, first).first_token) continue;
    const auto holder = by_end.find(g.document.tokens[start - 1].has(kClitic) ? start - 1 : start);
    if (holder == by_end.end() || &sentence_of(g.document, holder->first - 1) != &sentence_of(g.document, first)) continue;
    const Entity& whole = entities[g.mentions[holder->second].entity];
    const bool people = whole.type == MentionType::norp;
    if ((people && !whole.of) || !(people || whole.type == MentionType::gpe || whole.type == MentionType::org)) continue;
    const std::string title = display_form(Span{g.document.tokens[start].span.begin, g.document.tokens[first - 1].span.end}.of(g.document.text));
    for (Role& role : entities[g.mentions[i].entity].roles) {
      if (role.title == title && !role.of) role.of = people ? *whole.of : whole.id;
    }
  }
  // "The Russian president" says of its holder what he is.
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!g.offices[i]) continue;
    Entity& holder = entities[g.mentions[i].entity];
    const Entity& whole = entities[g.mentions[g.offices[i]->state].entity];
    const std::string title = display_form(g.offices[i]->title.of(g.document.text));
    const bool known = std::any_of(holder.roles.begin(), holder.roles.end(), [&title](const Role& role) { return fold(role.title) == fold(title); });
    if (known || holder.type != MentionType::person) continue;
    const bool people = whole.type == MentionType::norp;
    holder.roles.push_back({title, people ? whole.of : std::optional(whole.id), g.offices[i]->title});
  }
}

}  // namespace entente
