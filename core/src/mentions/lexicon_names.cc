#include "mentions/lexicon_names.h"

#include "mentions/typing.h"

namespace entente {
namespace {

constexpr KindSet kUnmistakable = kStates | kind_set({EntryKind::nationality, EntryKind::continent, EntryKind::international_organisation,
                                                      EntryKind::institution, EntryKind::agency, EntryKind::weapon, EntryKind::religion});

constexpr Confidence kCompany = 930;

/// How likely these words mean the lexicon's name when nothing but the lexicon is known of them.
Confidence confidence_of(const Context& context, const NameMatch& match, KindSet kinds) {
  if (match.end - match.first > 1) {
    for (std::uint32_t t = match.first; t < match.end; ++t) {
      if (context.is_name_word(t)) continue;
      if (t > match.first && context.document.of(context.token(t)) == ",") return 900;  // "Washington, D.C." is written so for nothing else
      if (context.token(t).has(kWord) && t + 1 == match.end) return 500;  // "Black sea": its head is not capitalised
    }
    return kinds & ~kind_set({EntryKind::person, EntryKind::city, EntryKind::company}) ? 900 : 700;
  }
  const std::uint8_t traits = context.word_traits(match.first);
  const bool common = traits & kCommonWord;
  const bool personal = traits & (kGivenName | kSurname);
  if (common && (context.starts_sentence(match.first) || context.document.mono_case)) return kinds & kStates ? 650 : 300;
  if (kinds & kUnmistakable) return personal ? 700 : common ? 800 : 950;
  if (common) return 350;
  if (kinds & kind_set({EntryKind::city, EntryKind::subdivision, EntryKind::river, EntryKind::lake, EntryKind::mountain, EntryKind::island})) {
    return personal ? 350 : 600;
  }
  return personal ? 400 : 700;
}

/// A company by the legal form after its name ("Foobar Holdings, LLC"), the words before it up to token `from`; size 0: none.
NameCandidate company(const Context& context, const NameMatch& form, std::uint32_t from) {
  std::uint32_t first = form.first;
  if (first > from && context.document.of(context.token(first - 1)) == ",") --first;
  const std::uint32_t end_of_name = first;
  while (first > from && context.token(first - 1).has(kWord) && context.is_name_word(first - 1) && !context.starts_sentence(first - 1)) --first;
  if (first == end_of_name) return {};
  return {first, form.end, MentionType::org, kCompany, MentionSource::lexicon};
}

}  // namespace

Candidates lexicon_names(const Context& context) {
  Candidates names;
  std::uint32_t covered = context.first;
  for (const NameMatch& match : context.matches.all()) {
    if (match.first < covered) continue;
    const KindSet all = context.matches.kinds(match), kinds = all & kNames;
    if (!kinds) {
      const NameCandidate found = all & kind_set({EntryKind::legal_form}) ? company(context, match, covered) : NameCandidate{};
      if (found.end == 0) continue;
      names.push_back(found);
      covered = match.end;
      continue;
    }
    names.push_back({match.first, match.end, *type_of_kinds(kinds), confidence_of(context, match, kinds), MentionSource::lexicon});
    covered = match.end;
  }
  return names;
}

}  // namespace entente
