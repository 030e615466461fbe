#include "entities/unmentioned.h"

namespace entente {

KnownEntities::KnownEntities(const Grouping& g, std::vector<Entity>& entities) : lexicon_(g.lexicon()), entities_(entities) {
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (const Fact* fact = g.referent(i)) by_entry_.try_emplace(fact->entry, g.mentions[i].entity);
  }
}

std::uint32_t KnownEntities::of(const Fact& fact) {
  const auto [at, is_new] = by_entry_.try_emplace(fact.entry, static_cast<std::uint32_t>(entities_.size()));
  if (is_new) {
    Entity entity;
    entity.id = at->second;
    entity.type = *mention_type(fact.kind);
    entity.name = lexicon_.entry(fact.entry).name;
    add_fact(fact, lexicon_, entity.aliases, entity);
    entities_.push_back(std::move(entity));
  }
  return at->second;
}

}  // namespace entente
