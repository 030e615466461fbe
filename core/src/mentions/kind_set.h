// Sets of lexicon kinds, as bits.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "entente/lexicon.h"

namespace entente {

using KindSet = std::uint64_t;

constexpr KindSet kind_set(std::initializer_list<EntryKind> kinds) {
  KindSet set = 0;
  for (const EntryKind kind : kinds) set |= KindSet{1} << static_cast<int>(kind);
  return set;
}

inline constexpr KindSet kStates = kind_set({EntryKind::state, EntryKind::territory});
inline constexpr KindSet kPoliticalPlaces = kind_set({EntryKind::state, EntryKind::territory, EntryKind::subdivision, EntryKind::city});
inline constexpr KindSet kPhysicalPlaces = kind_set({EntryKind::sea, EntryKind::river, EntryKind::lake, EntryKind::mountain, EntryKind::island,
                                                     EntryKind::desert, EntryKind::region, EntryKind::continent, EntryKind::strait});
inline constexpr KindSet kPeoples = kind_set({EntryKind::nationality, EntryKind::religion, EntryKind::ethnic_group, EntryKind::ideology});
inline constexpr KindSet kTitles = kind_set({EntryKind::title, EntryKind::office});
inline constexpr KindSet kHeadNouns = kind_set({EntryKind::person_noun, EntryKind::place_noun, EntryKind::organisation_noun, EntryKind::facility_noun,
                                                EntryKind::event_noun, EntryKind::law_noun, EntryKind::weapon_noun, EntryKind::legal_form});
inline constexpr KindSet kNames = ~(kTitles | kHeadNouns);

}  // namespace entente
