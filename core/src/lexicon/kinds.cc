#include <array>

#include "entente/lexicon.h"

namespace entente {
namespace {

using K = EntryKind;
using T = MentionType;

struct Row {
  EntryKind kind;
  std::string_view name;
  std::optional<MentionType> type;
};

// In the order of EntryKind.
constexpr std::array<Row, kEntryKinds> kRows{{
    {K::state, "state", T::gpe},
    {K::territory, "territory", T::gpe},
    {K::subdivision, "subdivision", T::gpe},
    {K::city, "city", T::gpe},
    {K::sea, "sea", T::loc},
    {K::river, "river", T::loc},
    {K::lake, "lake", T::loc},
    {K::mountain, "mountain", T::loc},
    {K::island, "island", T::loc},
    {K::desert, "desert", T::loc},
    {K::region, "region", T::loc},
    {K::continent, "continent", T::loc},
    {K::strait, "strait", T::loc},
    {K::facility, "facility", T::fac},
    {K::organisation, "organisation", T::org},
    {K::international_organisation, "international_organisation", T::org},
    {K::party, "party", T::org},
    {K::armed_group, "armed_group", T::org},
    {K::agency, "agency", T::org},
    {K::company, "company", T::org},
    {K::media, "media", T::org},
    {K::institution, "institution", T::org},
    {K::nationality, "nationality", T::norp},
    {K::religion, "religion", T::norp},
    {K::ethnic_group, "ethnic_group", T::norp},
    {K::ideology, "ideology", T::norp},
    {K::war, "war", T::event},
    {K::event, "event", T::event},
    {K::weapon, "weapon", T::weapon},
    {K::product, "product", T::product},
    {K::treaty, "treaty", T::law},
    {K::work, "work", T::work},
    {K::person, "person", T::person},
    {K::title, "title", {}},
    {K::office, "office", {}},
    {K::person_noun, "person_noun", {}},
    {K::place_noun, "place_noun", {}},
    {K::organisation_noun, "organisation_noun", {}},
    {K::facility_noun, "facility_noun", {}},
    {K::event_noun, "event_noun", {}},
    {K::law_noun, "law_noun", {}},
    {K::weapon_noun, "weapon_noun", {}},
    {K::legal_form, "legal_form", {}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::optional<MentionType> mention_type(EntryKind kind) { return kRows[static_cast<std::size_t>(kind)].type; }

std::string_view to_string(EntryKind kind) { return kRows[static_cast<std::size_t>(kind)].name; }

std::optional<EntryKind> entry_kind(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.kind;
  }
  return {};
}

std::optional<Office> office(std::string_view name) {
  constexpr std::string_view kNames[kOffices] = {"president", "prime minister", "chancellor", "monarch", "foreign minister"};
  for (int i = 0; i < kOffices; ++i) {
    if (kNames[i] == name) return static_cast<Office>(i);
  }
  return std::nullopt;
}

}  // namespace entente
