#include "mentions/typing.h"

namespace entente {
namespace {

constexpr Confidence kBeyondDoubt = 950;
constexpr Confidence kDoubtful = 800;
constexpr KindSet kDistinctive = kind_set({EntryKind::weapon, EntryKind::treaty, EntryKind::international_organisation, EntryKind::agency,
                                           EntryKind::institution, EntryKind::armed_group});

constexpr KindSet bit(EntryKind kind) { return kind_set({kind}); }

bool has_noun(const Context& context, std::uint32_t token, EntryKind kind) {
  return (context.matches.kinds_of(token, token + 1) & bit(kind)) != 0;
}

/// "Province", "city" and what the lexicon has under them: what they name is governed.
bool has_division_noun(const Context& context, std::uint32_t token) {
  for (const NameMatch& match : context.matches.at(token)) {
    if (match.end != token + 1) continue;
    for (const std::uint32_t id : context.matches.lexicon().entries(match.name)) {
      const Entry entry = context.matches.lexicon().entry(id);
      if (entry.kind == EntryKind::place_noun && (entry.name == "province" || entry.name == "city")) return true;
    }
  }
  return false;
}

MentionType place_type(const Context& context, const NameCandidate& name, KindSet kinds) {
  if (kinds & bit(EntryKind::continent)) return MentionType::loc;
  const bool political = kinds & kPoliticalPlaces, physical = kinds & kPhysicalPlaces;
  if (political && physical) {  // the Andes, and Andes in Colombia
    return name.source == MentionSource::lexicon || name.type == MentionType::fac ? *type_of_kinds(kinds & (kPoliticalPlaces | kPhysicalPlaces)) : name.type;
  }
  if (political) return MentionType::gpe;
  if (physical) return MentionType::loc;
  if (kinds & bit(EntryKind::facility)) return MentionType::fac;
  const std::uint32_t last = name.end - 1;
  if (name.first < last) {
    if (has_noun(context, last, EntryKind::facility_noun)) return MentionType::fac;
    if (has_division_noun(context, last) || has_division_noun(context, name.first)) return MentionType::gpe;
    if (has_noun(context, last, EntryKind::place_noun) || has_noun(context, name.first, EntryKind::place_noun)) return MentionType::loc;
  }
  return name.type;
}

bool is_place(MentionType type) { return type == MentionType::gpe || type == MentionType::loc || type == MentionType::fac; }

/// Does a lexicon entry have this type? Kinds of place are told apart by `place_type`.
bool has_type(KindSet kinds, MentionType type) {
  for (int kind = 0; kinds >> kind; ++kind) {
    if (!(kinds >> kind & 1)) continue;
    const auto known = mention_type(static_cast<EntryKind>(kind));
    if (known && (*known == type || (is_place(*known) && is_place(type)))) return true;
  }
  return false;
}

/// The tagger gave a name that the lexicon knows a type that no entry has. Names of several words, and single ones of kinds that
/// are seldom namesakes, are rather what the lexicon says.
bool lexicon_overrules(const Context& context, const NameCandidate& name, KindSet kinds, bool could_be_person) {
  if (name.source == MentionSource::lexicon) return false;
  if (name.end - name.first > 1) return name.confidence < kBeyondDoubt;
  if (could_be_person || context.word_traits(name.first) & kCommonWord) return false;
  return name.confidence < (kinds & kDistinctive ? kBeyondDoubt : kDoubtful);
}

MentionType refined(const Context& context, const NameCandidate& name) {
  const KindSet kinds = context.matches.kinds_of(name.first, name.end) & kNames;
  const bool could_be_person = name.end - name.first == 1 && context.word_traits(name.first) & (kGivenName | kSurname);
  // Closed classes: the lexicon knows them all, unless the word is a person's name too (Chad, Jordan, Israel).
  if (kinds & kStates && !(could_be_person && name.type == MentionType::person)) return MentionType::gpe;
  if (kinds && !(kinds & ~kPeoples)) return MentionType::norp;
  if (kinds && !(kinds & ~kPhysicalPlaces) && !(could_be_person && name.type == MentionType::person)) return MentionType::loc;
  if (kinds && !has_type(kinds, name.type) && lexicon_overrules(context, name, kinds, could_be_person)) return *type_of_kinds(kinds);
  const std::uint32_t last = name.end - 1;
  switch (name.type) {
    case MentionType::gpe:
    case MentionType::loc:
    case MentionType::fac:
      return place_type(context, name, kinds);
    case MentionType::product:
    case MentionType::weapon:
      return kinds & bit(EntryKind::weapon) || has_noun(context, last, EntryKind::weapon_noun) ? MentionType::weapon : MentionType::product;
    case MentionType::work:
    case MentionType::law:
      return kinds & bit(EntryKind::treaty) || has_noun(context, last, EntryKind::law_noun) || has_noun(context, name.first, EntryKind::law_noun)
                 ? MentionType::law : name.type;
    default:
      return name.type;
  }
}

}  // namespace

std::optional<MentionType> type_of_kinds(KindSet kinds) {
  // States and peoples first: they are closed classes and never surprise.
  static constexpr EntryKind kOrder[] = {
      EntryKind::state, EntryKind::territory, EntryKind::nationality, EntryKind::continent, EntryKind::international_organisation, EntryKind::institution,
      EntryKind::agency, EntryKind::armed_group, EntryKind::party, EntryKind::weapon, EntryKind::treaty, EntryKind::war, EntryKind::event,
      EntryKind::sea, EntryKind::strait, EntryKind::desert, EntryKind::region, EntryKind::religion, EntryKind::ethnic_group, EntryKind::ideology,
      EntryKind::media, EntryKind::company, EntryKind::organisation, EntryKind::facility, EntryKind::subdivision, EntryKind::city, EntryKind::river,
      EntryKind::lake, EntryKind::mountain, EntryKind::island, EntryKind::product, EntryKind::work, EntryKind::person};
  for (const EntryKind kind : kOrder) {
    if (kinds & bit(kind)) return mention_type(kind);
  }
  return std::nullopt;
}

void refine_types(const Context& context, Candidates& candidates) {
  for (NameCandidate& name : candidates) {
    if (name.source != MentionSource::dictionary) name.type = refined(context, name);
  }
}

}  // namespace entente
