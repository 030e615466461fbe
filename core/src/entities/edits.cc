#include "entities/edits.h"

#include <set>

#include "text/text.h"

namespace entente {
namespace {

/// The mention that has this span, or one of the user's that overlaps it: its bounds were edited too.
std::optional<MentionIndex> mention_at(const Grouping& g, Span span) {
  std::optional<MentionIndex> near;
  for (MentionIndex i = 0; i < g.mentions.size() && g.mentions[i].span.begin < span.end; ++i) {
    if (g.mentions[i].span == span) return i;
    if (!near && g.mentions[i].source == MentionSource::user && g.mentions[i].span.overlaps(span)) near = i;
  }
  return near;
}

/// Joins the entity of `mention` to that of `into`. Returns how many mentions it had; 0 if they were one.
std::uint32_t merge(Grouping& g, MentionIndex mention, MentionIndex into) {
  const MentionIndex from = g.clusters.root(mention), to = g.clusters.root(into);
  if (from == to) return 0;
  std::uint32_t moved = 0;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (g.clusters.root(i) != from) continue;
    g.lent[i] = true;
    ++moved;
  }
  g.clusters.join(into, mention);
  g.links[mention] = {into, LinkBy::user, 1000};
  return moved;
}

/// Makes an entity of `mention` or, everywhere, of all mentions of its entity that read like it. Returns how many these are.
std::uint32_t split(Grouping& g, MentionIndex mention, bool everywhere) {
  const std::string words = fold(g.mentions[mention].span.of(g.document.text));
  const MentionIndex cluster = g.clusters.root(mention);
  std::set<MentionIndex> out;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (i == mention || (everywhere && g.clusters.root(i) == cluster && fold(g.mentions[i].span.of(g.document.text)) == words)) out.insert(i);
  }
  for (const MentionIndex i : out) {
    g.links[i] = {std::nullopt, LinkBy::user, 1000};
    g.lent[i] = false;
  }
  g.clusters.part(out);
  return static_cast<std::uint32_t>(out.size());
}

}  // namespace

void apply_corrections(Grouping& g, const std::vector<Correction>& corrections, std::vector<std::uint32_t>& corrected) {
  for (std::size_t c = 0; c < corrections.size(); ++c) {
    const Correction& edit = corrections[c];
    const bool merges = edit.kind == Correction::Kind::merge;
    if (!merges && edit.kind != Correction::Kind::split) continue;
    const auto mention = mention_at(g, edit.span), into = merges ? mention_at(g, *edit.into) : std::nullopt;
    if (!mention || (merges && !into)) continue;
    corrected[c] = merges ? merge(g, *mention, *into) : split(g, *mention, edit.is_everywhere());
  }
}

}  // namespace entente
