#include "mentions/lexicon_names.h"

#include "mentions/typing.h"

namespace entente {
namespace {

constexpr KindSet kUnmistakable = kStates | kind_set({EntryKind::nationality, EntryKind::continent, EntryKind::international_organisation,
                                                      EntryKind::institution, EntryKind::agency, EntryKind::weapon, EntryKind::religion});

/// How likely these words mean the lexicon's name when nothing but the lexicon is known of them.
Confidence confidence_of(const Context& context, const NameMatch& match, KindSet kinds) {
  if (match.end - match.first > 1) {
    for (std::uint32_t t = match.first; t < match.end; ++t) {
      if (context.is_name_word(t)) continue;
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

}  // namespace

Candidates lexicon_names(const Context& context) {
  Candidates names;
  std::uint32_t covered = context.first;
  for (const NameMatch& match : context.matches.all()) {
    if (match.first < covered) continue;
    const KindSet kinds = context.matches.kinds(match) & kNames;
    if (!kinds) continue;
    names.push_back({match.first, match.end, *type_of_kinds(kinds), confidence_of(context, match, kinds), MentionSource::lexicon});
    covered = match.end;
  }
  return names;
}

}  // namespace entente
