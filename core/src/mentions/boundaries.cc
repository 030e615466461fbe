#include "mentions/boundaries.h"

namespace entente {
namespace {

bool is_article(const Context& context, std::uint32_t t) {
  return context.token(t).span.size() == 3 && fold(context.document.of(context.token(t))) == "the";
}

void trim(const Context& context, NameCandidate& name) {
  while (name.end > name.first && (context.token(name.end - 1).has(kClitic) || context.token(name.end - 1).has(kPunctuation))) {
    // A closing bracket or the dot of an abbreviation inside the name stays; a mark at its edge does not.
    --name.end;
  }
  while (name.first < name.end && context.token(name.first).has(kPunctuation)) ++name.first;
  if (name.end - name.first > 1 && is_article(context, name.first)) {
    const bool official = context.token(name.first).has(kCapitalised) && context.matches.kinds_of(name.first, name.end) & kNames;  // The Hague
    if (!official) ++name.first;
  }
  if (name.type != MentionType::person) return;
  while (const NameMatch* title = context.matches.longest(name.first, name.end - (name.end > name.first), kTitles)) name.first = title->end;
}

}  // namespace

void trim_boundaries(const Context& context, Candidates& candidates) {
  std::erase_if(candidates, [&context](NameCandidate& name) {
    if (name.source == MentionSource::user || name.source == MentionSource::dictionary) return false;
    trim(context, name);
    for (std::uint32_t t = name.first; t < name.end; ++t) {
      if (context.token(t).has(kWord) || context.token(t).has(kNumber)) return false;
    }
    return true;
  });
}

std::uint32_t title_start(const Document& document, const MatchIndex& matches, std::uint32_t first_of_name) {
  constexpr std::uint32_t kLongestTitle = 6;
  std::uint32_t start = first_of_name;
  for (std::uint32_t back = 1; back <= kLongestTitle && back <= first_of_name; ++back) {
    const std::uint32_t t = first_of_name - back;
    if (document.tokens[t].has(kPunctuation) && !document.tokens[t].has(kWord)) break;
    for (const NameMatch& match : matches.at(t)) {
      const KindSet kinds = matches.kinds(match);
      // "Sister Agnes" has a title, "his sister Agnes" a relation.
      if (document.tokens[t].has(kLower) && kinds & kind_set({EntryKind::person_noun})) continue;
      if ((match.end == start || match.end == first_of_name) && kinds & kTitles) {
        start = match.first;
        break;
      }
    }
  }
  return start;
}

}  // namespace entente
