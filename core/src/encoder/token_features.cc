#include "encoder/token_features.h"

#include <algorithm>

#include "text/text.h"

namespace entente {
namespace {

constexpr std::uint32_t mix(std::uint32_t h) {  // the finaliser of MurmurHash3 (Appleby, public domain)
  h ^= h >> 16;
  h *= 0x85EBCA6Bu;
  h ^= h >> 13;
  h *= 0xC2B2AE35u;
  return h ^ h >> 16;
}

enum Group : std::uint8_t {
  kState, kSubdivision, kCity, kPhysical, kFacility, kBody, kPartyOrGroup, kCompany, kMedia, kNationality, kPeople, kHappening, kThing, kText,
  kPersonName, kTitleWord, kPersonNoun, kPlaceNoun, kOrganisationNoun, kFacilityNoun, kEventNoun, kLawNoun, kWeaponNoun, kGroups
};
static_assert(kGroups == kLexiconGroups);

constexpr Group group_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::state: case EntryKind::territory: return kState;
    case EntryKind::subdivision: return kSubdivision;
    case EntryKind::city: return kCity;
    case EntryKind::sea: case EntryKind::river: case EntryKind::lake: case EntryKind::mountain: case EntryKind::island:
    case EntryKind::desert: case EntryKind::region: case EntryKind::continent: case EntryKind::strait: return kPhysical;
    case EntryKind::facility: return kFacility;
    case EntryKind::organisation: case EntryKind::international_organisation: case EntryKind::agency: case EntryKind::institution: return kBody;
    case EntryKind::party: case EntryKind::armed_group: return kPartyOrGroup;
    case EntryKind::company: return kCompany;
    case EntryKind::media: return kMedia;
    case EntryKind::nationality: return kNationality;
    case EntryKind::religion: case EntryKind::ethnic_group: case EntryKind::ideology: return kPeople;
    case EntryKind::war: case EntryKind::event: return kHappening;
    case EntryKind::weapon: case EntryKind::product: return kThing;
    case EntryKind::treaty: case EntryKind::work: return kText;
    case EntryKind::person: return kPersonName;
    case EntryKind::title: case EntryKind::office: return kTitleWord;
    case EntryKind::person_noun: return kPersonNoun;
    case EntryKind::place_noun: return kPlaceNoun;
    case EntryKind::organisation_noun: case EntryKind::legal_form: return kOrganisationNoun;
    case EntryKind::facility_noun: return kFacilityNoun;
    case EntryKind::event_noun: return kEventNoun;
    case EntryKind::law_noun: return kLawNoun;
    case EntryKind::weapon_noun: return kWeaponNoun;
  }
  return kGroups;
}

std::uint32_t groups_of(std::uint64_t kinds) {
  std::uint32_t groups = 0;
  for (int kind = 0; kind < kEntryKinds; ++kind) {
    if (kinds >> kind & 1) groups |= 1u << group_of(static_cast<EntryKind>(kind));
  }
  return groups;
}

/// "McCain" XxXxx, "F-16" X-dd, "U.S." X.X.
std::uint32_t shape_of(std::string_view bytes, bool capitalised) {
  std::uint32_t hash = 2166136261u;
  char last = 0;
  int run = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0xC0) == 0x80) continue;
    char c = static_cast<char>(byte);
    if (byte >= 'A' && byte <= 'Z') c = 'X';
    else if (byte >= 'a' && byte <= 'z') c = 'x';
    else if (byte >= '0' && byte <= '9') c = 'd';
    else if (byte >= 0x80) c = i == 0 && capitalised ? 'X' : 'x';
    run = c == last ? run + 1 : 0;
    last = c;
    if (run < 2) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

Capitals capitals_of(const Token& token, std::string_view bytes, bool mono_case) {
  if (!token.has(kWord)) return token.has(kNumber) ? Capitals::digits : Capitals::no_letters;
  if (token.has(kUncased) || mono_case) return Capitals::no_case;
  if (token.has(kAllCaps)) return Capitals::all;
  if (token.has(kLower)) return Capitals::lower;
  if (!token.has(kCapitalised)) return Capitals::mixed;
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (bytes[i] >= 'A' && bytes[i] <= 'Z') return Capitals::mixed;
  }
  return Capitals::initial;
}

/// Beginnings and ends of two to four bytes (the whole word where it is shorter), then the first pieces of three.
void split_word(std::string_view word, std::array<std::uint16_t, kSubwords>& out) {
  std::size_t count = 0;
  const auto add = [&](std::uint32_t where, std::string_view part) {
    const auto hash = static_cast<std::uint16_t>(mix(fold_hash(part) ^ where * 0x9E3779B1u));
    out[count++] = hash ? hash : 1;
  };
  for (std::uint32_t size = 2; size <= 4; ++size) {
    add(size, word.substr(0, size));
    add(size + 3, word.size() > size ? word.substr(word.size() - size) : word);
  }
  for (std::size_t i = 0; i + 3 <= word.size() && count < kSubwords; ++i) add(8, word.substr(i, 3));
}

}  // namespace

void TokenFeatureExtractor::extract(const Document& document, const Sentence& sentence, std::span<const NameMatch> matches,
                                    std::vector<TokenFeatures>& out) {
  out.clear();
  int words = 0, capitals = 0;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const Token& token = document.tokens[t];
    out.push_back(look_at(document, token));
    if (token.has(kWord) && token.span.size() > 3) {
      ++words;
      capitals += out.back().capitals != Capitals::lower;
    }
  }
  if (out.empty()) return;
  out.front().first = 1;
  if (words >= 3 && capitals * 10 >= words * 8) {
    for (TokenFeatures& features : out) features.headline = 1;
  }
  mark_matches(sentence, matches, out);
}

TokenFeatures TokenFeatureExtractor::look_at(const Document& document, const Token& token) {
  TokenFeatures features;
  const std::string_view bytes = document.of(token);
  features.capitals = capitals_of(token, bytes, document.mono_case);
  if (token.has(kNumber) && !token.has(kWord)) {
    features.word = features.shape = shape_of(bytes, false);
    return features;
  }
  features.word = token.hash;
  if (!token.has(kWord)) return features;
  features.shape = document.mono_case ? 3 : shape_of(bytes, token.has(kCapitalised));
  fold_into(bytes, folded_);
  split_word(folded_, features.subwords);
  features.traits = lexicon_.word(folded_, token.hash);
  return features;
}

/// Longest matches first win `begins` and `inside`; every word that is a name by itself gets `alone`.
void TokenFeatureExtractor::mark_matches(const Sentence& sentence, std::span<const NameMatch> matches, std::vector<TokenFeatures>& out) const {
  std::uint32_t covered = sentence.first_token;
  for (const NameMatch& match : matches) {
    const std::uint32_t groups = groups_of(lexicon_.kinds(match.name));
    TokenFeatures& first = out[match.first - sentence.first_token];
    if (match.end - match.first == 1) {
      first.alone |= groups;
      continue;
    }
    // Matches come by their first token, longest first: one that starts inside an earlier one is shorter-lived.
    if (match.first < covered && !first.begins) continue;
    covered = std::max(covered, match.end);
    first.begins |= groups;
    for (std::uint32_t t = match.first + 1; t < match.end; ++t) out[t - sentence.first_token].inside |= groups;
  }
}

}  // namespace entente
