#include "tagger/features.h"

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

constexpr std::uint32_t combine(std::uint32_t a, std::uint32_t b) { return mix(a * 0x9E3779B1u ^ (b + 0x7F4A7C15u)); }

/// Lexicon kinds as coarse groups: what the tagger can learn from a few thousand sentences.
enum Group : std::uint8_t {
  kState, kSubdivision, kCity, kPhysical, kFacility, kBody, kPartyOrGroup, kCompany, kMedia, kNationality, kPeople, kHappening, kThing, kText,
  kPersonName, kTitleWord, kPersonNoun, kPlaceNoun, kOrganisationNoun, kFacilityNoun, kEventNoun, kLawNoun, kWeaponNoun, kGroups
};

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

enum Capitals : std::uint8_t { kNoLetters, kAllLower, kInitialCapital, kAllCapitals, kMixedCase, kDigits, kNoCase };

/// Letters as X and x, digits as d, runs shortened to two: "McCain" XxXxx, "F-16" X-dd, "U.S." X.X.
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
  if (!token.has(kWord)) return token.has(kNumber) ? kDigits : kNoLetters;
  if (token.has(kUncased) || mono_case) return kNoCase;
  if (token.has(kAllCaps)) return kAllCapitals;
  if (token.has(kLower)) return kAllLower;
  if (!token.has(kCapitalised)) return kMixedCase;
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (bytes[i] >= 'A' && bytes[i] <= 'Z') return kMixedCase;
  }
  return kInitialCapital;
}

std::uint32_t hash_tail(std::string_view word, std::size_t size) { return word.size() > size ? fold_hash(word.substr(word.size() - size)) : 1; }

}  // namespace

WordClusters::WordClusters(std::vector<Row> rows) : rows_(std::move(rows)) {
  std::uint32_t size = 16;
  while (size < rows_.size() * 2) size *= 2;
  mask_ = size - 1;
  slots_.assign(size, 0);
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    std::uint32_t slot = mix(rows_[i].hash) & mask_;
    while (slots_[slot]) slot = (slot + 1) & mask_;
    slots_[slot] = i + 1;
  }
}

const WordClusters::Row& WordClusters::find(std::uint32_t hash) const {
  static constexpr Row kUnknown{};
  if (slots_.empty()) return kUnknown;
  for (std::uint32_t slot = mix(hash) & mask_; slots_[slot]; slot = (slot + 1) & mask_) {
    const Row& row = rows_[slots_[slot] - 1];
    if (row.hash == hash) return row;
  }
  return kUnknown;
}

void FeatureExtractor::extract(const Document& document, const Sentence& sentence, std::span<const NameMatch> matches) {
  look(document, sentence);
  mark_matches(sentence, matches);
  features_.clear();
  ends_.clear();
  for (std::size_t i = 0; i < views_.size(); ++i) {
    emit(i);
    ends_.push_back(static_cast<std::uint32_t>(features_.size()));
  }
}

void FeatureExtractor::look(const Document& document, const Sentence& sentence) {
  views_.clear();
  int words = 0, capitals = 0;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    views_.push_back(view_of(document, document.tokens[t]));
    if (views_.back().is_word && document.tokens[t].span.size() > 3) {
      ++words;
      capitals += views_.back().capitals != kAllLower;
    }
  }
  headline_ = words >= 3 && capitals * 10 >= words * 8;
}

FeatureExtractor::View FeatureExtractor::view_of(const Document& document, const Token& token) {
  View view;
  const std::string_view bytes = document.of(token);
  view.is_word = token.has(kWord);
  view.capitals = capitals_of(token, bytes, document.mono_case);
  if (token.has(kNumber) && !token.has(kWord)) {  // numbers are alike but for their length
    view.word = view.shape = shape_of(bytes, false);
    return view;
  }
  view.word = token.hash;
  view.shape = document.mono_case && view.is_word ? 3 : shape_of(bytes, token.has(kCapitalised));
  if (!view.is_word) return view;
  fold_into(bytes, folded_);
  const std::string_view word = folded_;
  view.prefix3 = word.size() > 3 ? fold_hash(word.substr(0, 3)) : 1;
  view.suffix2 = hash_tail(word, 2);
  view.suffix3 = hash_tail(word, 3);
  view.suffix4 = hash_tail(word, 4);
  const WordClusters::Row& cluster = clusters_.find(token.hash);
  view.fine = cluster.fine;
  view.coarse = cluster.coarse;
  view.traits = lexicon_.word(word, token.hash);
  return view;
}

/// Longest matches first win the `begins` and `inside` marks; every word that is a name by itself gets `alone`.
void FeatureExtractor::mark_matches(const Sentence& sentence, std::span<const NameMatch> matches) {
  std::uint32_t covered = sentence.first_token;
  for (const NameMatch& match : matches) {
    const std::uint32_t groups = groups_of(lexicon_.kinds(match.name));
    if (match.end - match.first == 1) {
      views_[match.first - sentence.first_token].alone |= groups;
      continue;
    }
    // Matches come by their first token, longest first: one that starts inside an earlier one is shorter-lived.
    if (match.first < covered && !(views_[match.first - sentence.first_token].begins)) continue;
    covered = std::max(covered, match.end);
    views_[match.first - sentence.first_token].begins |= groups;
    for (std::uint32_t t = match.first + 1; t < match.end; ++t) views_[t - sentence.first_token].inside |= groups;
  }
}

const FeatureExtractor::View& FeatureExtractor::view(std::ptrdiff_t i) const {
  static const View kBefore = [] { View v; v.word = 11; v.shape = 12; v.fine = v.coarse = 0x10001; return v; }();
  static const View kAfter = [] { View v; v.word = 21; v.shape = 22; v.fine = v.coarse = 0x10002; return v; }();
  if (i < 0) return kBefore;
  return static_cast<std::size_t>(i) < views_.size() ? views_[i] : kAfter;
}

void FeatureExtractor::emit(std::size_t at) {
  const auto i = static_cast<std::ptrdiff_t>(at);
  const View &v = views_[at], &p = view(i - 1), &n = view(i + 1), &pp = view(i - 2), &nn = view(i + 2);
  std::uint32_t id = 0;
  const auto add = [this, &id](std::uint32_t value) { features_.push_back(combine(++id, value)); };
  const auto add2 = [this, &id](std::uint32_t a, std::uint32_t b) { features_.push_back(combine(combine(++id, a), b)); };
  const std::uint32_t first = i == 0 ? 1 : 0;
  const std::uint32_t caps = v.capitals | (headline_ ? 8u : 0u) | first << 4;

  // The word and its neighbours.
  add(v.word);
  add(p.word);
  add(n.word);
  add2(p.word, v.word);
  add2(v.word, n.word);
  add(pp.word);
  add(nn.word);
  add2(p.word, n.word);
  add2(caps, p.word);
  add2(caps, n.word);
  // Shapes.
  add2(v.shape, headline_);
  add2(p.shape, v.shape);
  add2(v.shape, n.shape);
  add2(combine(p.capitals, v.capitals | headline_ << 4), n.capitals);
  add2(combine(pp.capitals, p.capitals), combine(v.capitals, headline_));
  add2(caps, v.traits & kCommonWord);
  // Clusters.
  add2(v.fine, caps);
  add(v.coarse);
  add2(p.fine, v.capitals);
  add2(n.fine, v.capitals);
  add2(pp.coarse, p.coarse);
  add2(n.coarse, nn.coarse);
  add2(combine(p.coarse, v.coarse), caps & 7);
  add2(combine(v.coarse, n.coarse), caps & 7);
  // What the lexicon says.
  const std::uint32_t own = combine(combine(v.begins, v.inside), v.alone);
  add2(own, caps);
  add2(own, p.word);
  add2(own, n.word);
  add2(combine(p.begins | p.inside, p.alone), combine(own, 1));
  add2(combine(own, 2), combine(n.begins | n.inside, n.alone));
  add2(combine(p.alone, p.begins), v.capitals);
  add2(combine(n.alone, n.begins), v.capitals);
  add2(v.traits, caps);
  add2(combine(p.traits, p.capitals), combine(v.traits, v.capitals));
  add2(combine(v.traits, v.capitals), combine(n.traits, n.capitals));
  add2(combine(own, v.traits), combine(p.alone, p.traits));
  ++id;
  for (std::uint32_t set = v.begins | v.inside, g = 0; set; set >>= 1, ++g) {
    if (set & 1) features_.push_back(combine(combine(id, g * 2 + (v.begins >> g & 1)), v.capitals));
  }
  ++id;
  for (std::uint32_t set = v.alone, g = 0; set; set >>= 1, ++g) {
    if (set & 1) features_.push_back(combine(combine(id, g), v.capitals));
  }
  if (!v.is_word) return;
  // The inside of a word.
  id += 16;
  add(v.prefix3);
  add2(v.suffix2, caps);
  add2(v.suffix3, v.capitals);
  add(v.suffix4);
}

}  // namespace entente
