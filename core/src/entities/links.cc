#include "entities/links.h"

#include <map>

namespace entente {

void set_links(Grouping& g) {
  std::map<MentionIndex, MentionIndex> first;  // of each cluster
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const MentionIndex cluster = g.clusters.root(i);
    const auto [at, is_first] = first.try_emplace(cluster, i);
    Link link = g.links[i];
    const bool sound = link.antecedent && *link.antecedent < i && g.clusters.root(*link.antecedent) == cluster;
    if (is_first) {
      link.antecedent.reset();
      if (link.by != LinkBy::user) link = Link{};
      if (link.by == LinkBy::name && !g.is_name(i)) link.by = g.mentions[i].form == MentionForm::pronoun ? LinkBy::pronoun : LinkBy::nominal;
    } else if (!sound) {
      link.antecedent = at->second;
    }
    if (g.seats[i] && link.by != LinkBy::user && (g.seats[i]->government || g.seats[i]->by_user)) {
      link.by = g.seats[i]->by_user ? LinkBy::user : LinkBy::metonymy;
      link.confidence = g.seats[i]->confidence;
    }
    if (g.mentions[i].link.by == LinkBy::dictionary && link.by == LinkBy::name) link.by = LinkBy::dictionary;
    g.mentions[i].link = link;
  }
}

}  // namespace entente
