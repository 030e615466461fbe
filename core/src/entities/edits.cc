#include "entities/edits.h"

#include <map>
#include <set>

namespace entente {

void apply_corrections(Grouping& g, const std::vector<Correction>& corrections) {
  if (corrections.empty()) return;
  std::map<std::pair<std::uint32_t, std::uint32_t>, MentionIndex> by_span;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) by_span.try_emplace({g.mentions[i].span.begin, g.mentions[i].span.end}, i);
  const auto mention_at = [&by_span](Span span) {
    const auto at = by_span.find({span.begin, span.end});
    return at == by_span.end() ? std::optional<MentionIndex>() : at->second;
  };
  std::set<MentionIndex> split;  // not yet taken out: splits that follow one another are done together
  for (const Correction& edit : corrections) {
    const auto mention = mention_at(edit.span);
    if (!mention) continue;
    if (edit.kind == Correction::Kind::merge) {
      g.clusters.isolate(split);
      split.clear();
      if (const auto into = mention_at(*edit.into)) {
        g.clusters.join(*into, *mention);
        g.links[*mention] = {*into, LinkBy::user, 1000};
      }
    } else if (edit.kind == Correction::Kind::split) {
      split.insert(*mention);
      g.links[*mention] = {std::nullopt, LinkBy::user, 1000};
    } else if (edit.kind == Correction::Kind::read) {
      g.mentions[*mention].reading = edit.reading;
    }
  }
  g.clusters.isolate(split);
}

}  // namespace entente
