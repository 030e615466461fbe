#include "entities/salience.h"

namespace entente {

std::uint32_t role_weight(GrammaticalRole role) {
  return role == GrammaticalRole::subject ? 3 : role == GrammaticalRole::object ? 2 : 1;
}

void set_salience(const Grouping& g, std::vector<Entity>& entities) {
  std::vector<std::uint64_t> weights(entities.size());
  std::uint64_t total = 0;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const std::uint64_t weight = std::uint64_t{g.weights[i]} * (g.document.title.contains(g.mentions[i].span) ? 2 : 1);
    weights[g.mentions[i].entity] += weight;
    total += weight;
  }
  for (Entity& entity : entities) {
    if (total > 0) entity.salience = static_cast<Confidence>(weights[entity.id] * 1000 / total);
  }
}

}  // namespace entente
