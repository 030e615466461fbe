#include "entities/bodies.h"

#include <algorithm>
#include <map>
#include <string>

#include "mentions/context.h"
#include "text/text.h"

namespace entente {
namespace {

constexpr KindSet kForms = kind_set({EntryKind::legal_form});
constexpr KindSet kBodies = kForms | kind_set({EntryKind::organisation_noun});

bool is_body(const Grouping& g, MentionIndex i) { return g.is_name(i) && g.mentions[i].type == MentionType::org; }

/// Two names that the lexicon knows as two bodies.
bool known_apart(const Grouping& g, MentionIndex a, MentionIndex b) {
  const Fact *one = g.referent(a), *other = g.referent(b);
  return one && other && one->entry != other->entry;
}

/// A company, which its legal form tells.
bool has_legal_form(const Grouping& g, TokenRange range) { return g.matches.kinds_of(range.end - 1, range.end) & kForms; }

/// Bodies by a name they may be called; nothing where several have it.
class ByName {
 public:
  void add(Grouping& g, std::uint64_t name, MentionIndex body) {
    const auto [at, is_new] = bodies_.try_emplace(name, body);
    if (!is_new && at->second && g.clusters.root(*at->second) != g.clusters.root(body)) at->second.reset();
  }
  std::optional<MentionIndex> find(std::uint64_t name) const {
    const auto at = bodies_.find(name);
    return at == bodies_.end() ? std::nullopt : at->second;
  }

 private:
  std::map<std::uint64_t, std::optional<MentionIndex>> bodies_;
};

/// Where the name ends without words for what it is: "Stanford" of "Stanford University".
std::uint32_t stem_end(const Grouping& g, TokenRange range) {
  std::uint32_t end = range.end;
  while (end > range.first + 1 && (g.document.tokens[end - 1].has(kPunctuation) || g.matches.kinds_of(end - 1, end) & kBodies)) --end;
  return end;
}

/// "Stanford" is Stanford University, but a body that the lexicon knows is no part of its own ("United Nations Mission"). A company goes
/// by its first words too: "Toyota" is Toyota Motor Corp.
void join_stems(Grouping& g) {
  ByName stems, beginnings;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const TokenRange range = g.ranges[i];
    if (!is_body(g, i) || range.size() < 2) continue;
    const std::uint32_t end = stem_end(g, range);
    if (end == range.end) continue;
    stems.add(g, name_key(g.document, range.first, end), i);
    if (!has_legal_form(g, range)) continue;
    for (std::uint32_t part = range.first + 1; part < end; ++part) beginnings.add(g, name_key(g.document, range.first, part), i);
  }
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!is_body(g, i)) continue;
    const std::uint64_t name = name_key(g.document, g.ranges[i].first, g.ranges[i].end);
    if (const auto body = stems.find(name); body && (has_legal_form(g, g.ranges[*body]) || g.referent(*body) || !g.referent(i))) {
      g.join(*body, i, LinkBy::short_name, 850);
    } else if (const auto company = beginnings.find(name); company && !known_apart(g, *company, i)) {
      g.join(*company, i, LinkBy::short_name, 800);
    }
  }
}

/// The word that says what a body is: "Bank" of "Bank of England", "Commission" of "European Commission".
std::uint32_t head_of(const Grouping& g, TokenRange range) {
  for (std::uint32_t t = range.first + 1; t < range.end; ++t) {
    if (g.document.of(g.document.tokens[t]) == "of") return t - 1;
  }
  return range.end - 1;
}

/// "The Bank" is the one body of the text that is a bank.
void join_heads(Grouping& g) {
  ByName by_head;
  const auto key = [&g](std::uint32_t head) { return name_key(g.document, head, head + 1); };
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (is_body(g, i) && g.ranges[i].size() > 1) by_head.add(g, key(head_of(g, g.ranges[i])), i);
  }
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    const TokenRange range = g.ranges[i];
    if (!is_body(g, i) || range.size() > 1 || g.referent(i) || range.first == 0) continue;
    const auto word = [&g](std::uint32_t t) { return t < g.document.tokens.size() ? fold(g.document.of(g.document.tokens[t])) : std::string(); };
    const auto body = by_head.find(key(range.first));
    if (body && *body < i && word(range.first - 1) == "the" && word(range.end) != "of") g.join(*body, i, LinkBy::short_name, 800);
  }
}

/// What stands between two names of one body; "(" only before an acronym.
bool renames(std::string_view between) {
  constexpr std::string_view kWords[] = {", or ", ", or the ", ", known as ", ", known as the ", ", also known as ", ", formerly ", ", formerly known as ",
                                         " (formerly ", " (also known as ", " (known as ", ", better known as "};
  return std::find(std::begin(kWords), std::end(kWords), between) != std::end(kWords);
}

void join_other_names(Grouping& g) {
  for (MentionIndex i = 1; i < g.mentions.size(); ++i) {
    MentionIndex before = i - 1;
    while (before > 0 && g.mentions[before].within) --before;  // of names in names the outermost
    if (!is_body(g, i) || !is_body(g, before) || g.mentions[i].within || known_apart(g, before, i)) continue;
    const std::uint32_t from = g.mentions[before].span.end, to = g.mentions[i].span.begin, end = g.mentions[i].span.end;
    if (from >= to) continue;
    const std::string_view between = g.document.text.substr(from, to - from);
    const bool acronym = between == " (" && g.ranges[before].size() > 1 && g.ranges[i].size() == 1 && g.document.tokens[g.ranges[i].first].has(kAllCaps) &&
                         end < g.document.text.size() && g.document.text[end] == ')';
    if (acronym) g.join(before, i, LinkBy::acronym, 900);
    if (renames(between)) g.join(before, i, LinkBy::apposition, 850);
  }
}

}  // namespace

void join_bodies(Grouping& g) {
  join_other_names(g);
  join_stems(g);
  join_heads(g);
}

}  // namespace entente
