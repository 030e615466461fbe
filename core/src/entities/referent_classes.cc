#include "entities/referent_classes.h"

#include <map>
#include <string_view>

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::pair<std::string_view, ReferentClass> kSections[] = {
    {"island", kIslandPlace}, {"kingdom", kKingdomPlace}, {"emirate", kEmiratePlace}, {"sultanate", kSultanatePlace}, {"principality", kPrincipalityPlace},
    {"republic", kRepublicPlace}, {"territory", kTerritoryPlace}, {"country", kCountryPlace}, {"division", kDivisionPlace}, {"city", kCityPlace},
    {"continent", kContinentPlace}, {"other", kNoneOfThese},
    {"business", kBusiness}, {"party", kParty}, {"militia", kMilitia}, {"authority", kAuthority}};
constexpr std::uint16_t kGovernments = kKingdomPlace | kEmiratePlace | kSultanatePlace | kPrincipalityPlace | kRepublicPlace;

struct Tables {
  std::map<std::string, std::uint16_t, std::less<>> nouns, codes;
};

const Tables& tables() {
  static const Tables all = [] {
    Tables read;
    for_each_line(entities_data::referent_classes, [&read](std::string_view section, std::string_view line) {
      constexpr std::string_view kOf = " of";
      const bool of = section.ends_with(kOf);
      if (of) section.remove_suffix(kOf.size());
      for (const auto& [name, bit] : kSections) {
        if (name != section) continue;
        for_each_word(line, [&, bit = bit](std::string_view word) { (of ? read.codes : read.nouns)[std::string(word)] |= bit; });
      }
    });
    return read;
  }();
  return all;
}

std::uint16_t of_code(std::string_view code) {
  const auto found = tables().codes.find(code);
  return found == tables().codes.end() ? 0 : found->second;
}

ReferentClasses of_entry(const Entry& entry) {
  constexpr std::uint32_t kLarge = 100000;  // people: no city of this size is called by its island
  const bool emirates = std::string_view(entry.country) == "AE" || std::string_view(entry.country) == "NG";
  const std::uint16_t emirate = emirates ? kEmiratePlace : 0;
  switch (entry.kind) {
    case EntryKind::state: {
      if (entry.iso3166.empty()) return {static_cast<std::uint16_t>(kGovernments | kCountryPlace), kCountryPlace};  // history's
      const std::uint16_t known = of_code(entry.iso3166);
      const auto sure = static_cast<std::uint16_t>(known | kCountryPlace | (known & (kGovernments | kNoneOfThese) ? 0 : kRepublicPlace));
      return {sure, sure};
    }
    case EntryKind::territory: {
      const auto sure = static_cast<std::uint16_t>((entry.iso3166.empty() ? 0 : of_code(entry.iso3166)) | kTerritoryPlace);
      return {static_cast<std::uint16_t>(sure | kIslandPlace | kCountryPlace | kDivisionPlace | kRepublicPlace | kPrincipalityPlace), sure};
    }
    case EntryKind::subdivision:
      return {static_cast<std::uint16_t>(kDivisionPlace | kIslandPlace | kTerritoryPlace | kRepublicPlace | kCityPlace | kCountryPlace | emirate), kDivisionPlace};
    case EntryKind::city: return {static_cast<std::uint16_t>(kCityPlace | emirate | (entry.population < kLarge ? kIslandPlace : 0)), kCityPlace};
    case EntryKind::island: return {static_cast<std::uint16_t>(kIslandPlace | kDivisionPlace | kTerritoryPlace), kIslandPlace};
    case EntryKind::region: return {static_cast<std::uint16_t>(kDivisionPlace | kTerritoryPlace | kIslandPlace | kPrincipalityPlace), kDivisionPlace};
    case EntryKind::continent: return {kContinentPlace | kDivisionPlace, kContinentPlace};
    case EntryKind::nationality: return {kNoneOfThese, kNoneOfThese};
    case EntryKind::company: return {kBusiness, kBusiness};
    case EntryKind::party: return {kParty, kParty};
    case EntryKind::armed_group: return {kMilitia | kParty, kMilitia};
    case EntryKind::agency:
    case EntryKind::institution:
    case EntryKind::international_organisation: return {kAuthority, kAuthority};
    default: return mention_type(entry.kind) == MentionType::loc ? ReferentClasses{kNoneOfThese, kNoneOfThese} : ReferentClasses{};
  }
}

}  // namespace

std::uint16_t class_of_noun(const std::string& folded) {
  const auto found = tables().nouns.find(folded);
  return found == tables().nouns.end() ? 0 : found->second;
}

namespace {

/// Of a body that the lexicon does not know, by its words: "Justice Department", "Batisud Inc.".
std::uint16_t class_of_words(const Grouping& g, TokenRange range) {
  const auto last = [&](std::uint32_t t) { return fold(g.document.of(g.document.tokens[t])); };
  if (g.matches.kinds_of(range.end - 1, range.end) & kind_set({EntryKind::legal_form})) return kBusiness;
  std::uint16_t found = class_of_noun(last(range.end - 1));
  for (std::uint32_t t = range.first + 1; t < range.end && !found; ++t) {
    if (last(t) == "of") found = class_of_noun(last(t - 1));  // "Ministry of Defence"
  }
  return found & (kBusiness | kParty | kMilitia | kAuthority);
}

}  // namespace

ReferentClasses classes_of(const Grouping& g, MentionIndex name) {
  ReferentClasses all;
  const auto add = [&](const Fact& fact) {
    const ReferentClasses one = of_entry(g.lexicon().entry(fact.entry));
    all.may |= one.may;
    all.sure |= one.sure;
  };
  if (g.facts[name]) add(*g.facts[name]);
  if (g.is_government(name)) add(g.seats[name]->state);
  if (!all.may && g.mentions[name].type == MentionType::org && g.ranges[name].size() > 1) all.may = all.sure = class_of_words(g, g.ranges[name]);
  return all;
}

}  // namespace entente
