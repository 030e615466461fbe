#include "mentions/boundaries.h"

namespace entente {
namespace {

constexpr KindSet kLegalForm = kind_set({EntryKind::legal_form});

bool is_article(const Context& context, std::uint32_t t) {
  return context.token(t).span.size() == 3 && fold(context.document.of(context.token(t))) == "the";
}

/// No name ends so: "Louis XV of" of "Louis XV of France".
bool is_function_word(const Context& context, std::uint32_t t) {
  constexpr std::string_view kWords[] = {"of", "and", "the", "for", "on", "to", "in", "at", "by", "with", "from"};
  return context.token(t).has(kLower) && std::find(std::begin(kWords), std::end(kWords), context.document.of(context.token(t))) != std::end(kWords);
}

/// "Foobar Holdings, LLC": the legal form belongs to the name, with the comma before it.
void extend_to_legal_form(const Context& context, NameCandidate& name) {
  if (name.type != MentionType::org || name.end >= context.end) return;
  const bool comma = context.document.of(context.token(name.end)) == ",";
  const NameMatch* form = context.matches.longest(name.end + (comma ? 1 : 0), context.sentence_end(name.end - 1), kLegalForm);
  if (form && context.token(form->first).has(kCapitalised)) name.end = form->end;
}

void trim(const Context& context, NameCandidate& name) {
  while (name.end > name.first && (context.token(name.end - 1).has(kClitic) || context.token(name.end - 1).has(kPunctuation))) {
    // A closing bracket or the dot of an abbreviation inside the name stays; a mark at its edge does not.
    --name.end;
  }
  while (name.end - name.first > 1 && is_function_word(context, name.end - 1)) --name.end;
  while (name.first < name.end && context.token(name.first).has(kPunctuation)) ++name.first;
  if (name.end - name.first > 1 && is_article(context, name.first)) {
    const bool official = context.token(name.first).has(kCapitalised) && context.matches.kinds_of(name.first, name.end) & kNames;  // The Hague
    if (!official) ++name.first;
  }
  if (name.type != MentionType::person) return;
  while (const NameMatch* title = context.matches.longest(name.first, name.end - (name.end > name.first), kTitles)) name.first = title->end;
}

/// "Prime" of "Prime Minister", "State" of "Secretary of State": some corpora have such names, and so the tagger finds them.
/// `next`: the candidate after it, whose title it may be ("General", an organisation; "Mullah").
bool is_part_of_title(const Context& context, const NameCandidate& name, const NameCandidate* next) {
  constexpr std::uint32_t kLongestTitle = 6;
  if (name.type != MentionType::person && name.type != MentionType::org) return false;
  const KindSet whole = context.matches.kinds_of(name.first, name.end);
  if (whole & kTitles) {
    const bool surname = name.end - name.first == 1 && context.word_traits(name.first) & (kSurname | kGivenName);
    if (!(whole & kNames) && !surname) return true;  // "Poloff"
    if (next && next->first == name.end && next->type == MentionType::person) return true;
  }
  for (std::uint32_t t = name.first - std::min(name.first - context.first, kLongestTitle); t <= name.first; ++t) {
    for (const NameMatch& match : context.matches.at(t)) {
      if (match.end >= name.end && match.end - match.first > name.end - name.first && context.matches.kinds(match) & kTitles) return true;
    }
  }
  return false;
}

/// "Koreas" of "the two Koreas" counts those that are called so; "both Honduras and Peru" names each.
bool is_counted(const Context& context, const NameCandidate& name) {
  constexpr std::string_view kCounts[] = {"two", "three", "both"};
  const bool who_or_where = name.type == MentionType::person || name.type == MentionType::org || name.type == MentionType::gpe || name.type == MentionType::loc;
  if (!who_or_where || name.end - name.first > 1 || context.starts_sentence(name.first)) return false;
  if (context.matches.kinds_of(name.first, name.end) & kNames || !context.document.of(context.token(name.first)).ends_with('s')) return false;
  if (name.end < context.end && context.document.of(context.token(name.end)) == "and") return false;
  return std::find(std::begin(kCounts), std::end(kCounts), fold(context.document.of(context.token(name.first - 1)))) != std::end(kCounts);
}

/// "1997" of "the 1997 Watercourses Convention" is a year; a film or a car may be called by a number.
bool holds_name(const Context& context, const NameCandidate& name) {
  const bool by_number = name.type == MentionType::work || name.type == MentionType::product;
  if (context.matches.kinds_of(name.first, name.end) == kLegalForm) return false;
  for (std::uint32_t t = name.first; t < name.end; ++t) {
    if (context.token(t).has(kWord) || (by_number && context.token(t).has(kNumber))) return true;
  }
  return false;
}

}  // namespace

void trim_boundaries(const Context& context, Candidates& candidates) {
  Candidates out;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    NameCandidate name = candidates[i];
    const NameCandidate* next = i + 1 < candidates.size() ? &candidates[i + 1] : nullptr;
    const bool given = name.source == MentionSource::dictionary;
    if (!given) {
      trim(context, name);
      extend_to_legal_form(context, name);
      if (!holds_name(context, name) || is_part_of_title(context, name, next) || is_counted(context, name)) continue;
    }
    if (!out.empty() && name.first < out.back().end) {  // an extension ran into it
      if (!given) continue;
      out.pop_back();
    }
    out.push_back(name);
  }
  candidates = std::move(out);
}

std::uint32_t title_start(const Document& document, const MatchIndex& matches, std::uint32_t first_of_name) {
  constexpr std::uint32_t kLongestTitle = 6;
  const std::uint32_t sentence_start = sentence_of(document, first_of_name).first_token;
  std::uint32_t start = first_of_name;
  for (std::uint32_t back = 1; back <= kLongestTitle && back <= first_of_name - sentence_start; ++back) {
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
