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

void apply(Grouping& g, std::size_t c, Edits& edits) {
  const Correction& edit = edits.corrections[c];
  const bool merges = edit.kind == Correction::Kind::merge;
  const auto mention = mention_at(g, edit.span), into = merges ? mention_at(g, *edit.into) : std::nullopt;
  if (!mention || (merges && !into)) return;
  edits.corrected[c] = merges ? merge(g, *mention, *into) : split(g, *mention, edit.is_everywhere());
  edits.done[c] = true;
}

bool moves(const Correction& edit) { return edit.kind == Correction::Kind::merge || edit.kind == Correction::Kind::split; }

}  // namespace

void correct_names(Grouping& g, const std::vector<Phrase>& phrases, Edits& edits) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> nameless;
  for (const Phrase& phrase : phrases) {
    if (!phrase.name) nameless.insert({phrase.extent.begin, phrase.extent.end});
  }
  const auto is_nameless = [&nameless](Span span) { return nameless.contains({span.begin, span.end}); };
  for (std::size_t c = 0; c < edits.corrections.size(); ++c) {
    const Correction& edit = edits.corrections[c];
    if (moves(edit) && !is_nameless(edit.span) && !(edit.into && is_nameless(*edit.into))) apply(g, c, edits);
  }
}

void correct_phrases(Grouping& g, Edits& edits) {
  for (std::size_t c = 0; c < edits.corrections.size(); ++c) {
    if (moves(edits.corrections[c]) && !edits.done[c]) apply(g, c, edits);
  }
}

}  // namespace entente
