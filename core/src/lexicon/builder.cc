#include "lexicon/builder.h"

#include <algorithm>
#include <iterator>

#include "asset/asset.h"

namespace entente::lexicon {
namespace {

constexpr std::size_t kMaxNamesakes = 8;  // of one name; the lowest ranks fall away
constexpr std::uint32_t kNone = ~0u;

bool matches_in_any_case(EntryKind kind) { return !mention_type(kind); }

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin()).first - a.begin());
}

std::uint32_t zigzag(std::uint32_t to, std::uint32_t from) {
  return to >= from ? (to - from) * 2 : (from - to) * 2 - 1;
}

void short_string(ByteWriter& out, std::string_view text) {
  out.u8(static_cast<std::uint32_t>(text.size()));
  out.bytes(text);
}

/// Bytes of like weight together.
std::string planes(const std::vector<std::uint32_t>& values) {
  ByteWriter out;
  for (int shift = 0; shift < 32; shift += 8) {
    for (std::uint32_t value : values) out.u8(value >> shift & 0xFF);
  }
  return out.take();
}

std::uint32_t scaled(double degrees, std::uint32_t offset) {
  return static_cast<std::uint32_t>(degrees * kPointScale + offset + 0.5);
}

}  // namespace

double default_rank(EntryKind kind, std::uint32_t population, bool capital) {
  switch (kind) {
    case EntryKind::state: return 90;
    case EntryKind::continent: return 88;
    case EntryKind::territory: return 70;
    case EntryKind::subdivision: return 55;  // behind a city of 60 000 people of the same name: the news means the city
    case EntryKind::city: {
      double digits = 0;  // log10, near enough to order by
      double rest = population;
      for (; rest >= 10; rest /= 10) ++digits;
      return 32 + 5 * (digits + rest / 10) + (capital ? 20 : 0);
    }
    default: return 62;
  }
}

std::optional<std::string> Builder::add(Fact fact) {
  if (fact.name.empty()) return "no name";
  if (!fact.country.empty() && fact.country.size() != 2) return "country is not two letters: " + fact.country;
  const std::string home = fact.iso3166.size() > 2 ? fact.country + "-" : fact.country;
  if (!fact.iso3166.empty() && fact.iso3166.compare(0, 3, home) != 0) return "ISO 3166 code of another country: " + fact.iso3166;
  if (fact.point && !(fact.point->latitude >= -90 && fact.point->latitude <= 90 && fact.point->longitude >= -180 && fact.point->longitude <= 180)) {
    return "no such point on Earth";
  }
  const auto id = static_cast<std::uint32_t>(facts_.size());
  canonical_.emplace_back();
  if (auto wrong = add_name(fact.name, fact.kind, id, true)) return wrong;
  for (const std::string& alias : fact.aliases) {
    if (auto wrong = add_name(alias, fact.kind, id, false)) return wrong;
  }
  if (fact.name[0] == '=') fact.name.erase(0, 1);
  if (fact.kind == EntryKind::person) people_.try_emplace(fact.name, id);
  facts_.push_back(std::move(fact));
  return {};
}

std::optional<std::string> Builder::add_term(std::string_view country, Office office, std::string_view person, std::uint32_t first_day, std::uint32_t last_day) {
  const auto known = people_.find(person);
  if (known == people_.end()) return "no person of this name: " + std::string(person);
  if (first_day > last_day) return "the term ends before it begins";
  terms_.push_back({std::string(country), office, first_day, last_day, known->second});
  return {};
}

std::optional<std::string> Builder::add_name(std::string_view written, EntryKind kind, std::uint32_t fact, bool canonical) {
  const bool marked = written.substr(0, 1) == "=";
  if (marked) written.remove_prefix(1);
  NameKey key = name_key(written);
  if (key.words.empty()) return "not a name: " + std::string(written);
  NameCase name_case = NameCase::proper;
  std::uint32_t mask = key.capitals;
  if (matches_in_any_case(kind)) {
    name_case = NameCase::any;
    mask = 0;
  } else if (marked || is_acronym(written)) {
    name_case = NameCase::exact;
    mask = letter_mask(written);
  }
  for (const std::string& word : key.words) words_[word];
  const CaseKey case_key{name_case, name_case == NameCase::exact ? mask : 0};
  const auto place = names_.try_emplace(std::move(key.words)).first;
  const auto [name, fresh] = place->second.try_emplace(case_key);
  name->second.mask = fresh ? mask : name->second.mask & mask;
  std::vector<std::uint32_t>& facts = name->second.facts;
  if (facts.empty() || facts.back() != fact) facts.push_back(fact);
  if (canonical) canonical_[fact] = {&place->first, case_key};
  return {};
}

std::optional<std::string> Builder::add_word(std::string_view written, std::uint8_t traits) {
  const NameKey key = name_key(written);
  if (key.words.empty()) return "not a word: " + std::string(written);
  for (const std::string& word : key.words) {
    if (word != "-") words_[word] |= traits;
  }
  return {};
}

std::uint8_t Builder::traits(const std::string& folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? 0 : found->second;
}

Result<std::string> Builder::build() const {
  ByteWriter wtrt, wshr, wsuf, wtxt, nshr, nadd, nwrd, ncas, ncnt, nent, eknd, ecty, eflg, enam, etxt, eiso, ewik;
  std::map<std::string_view, std::uint32_t> word_ids;
  std::string_view before;
  for (const auto& [word, traits] : words_) {
    const std::size_t shared = shared_prefix(word, before);
    wtrt.u8(traits);
    wshr.u8(static_cast<std::uint32_t>(shared));
    wsuf.u8(static_cast<std::uint32_t>(word.size() - shared));
    wtxt.bytes(std::string_view(word).substr(shared));
    word_ids.emplace(word, static_cast<std::uint32_t>(word_ids.size()));
    before = word;
  }

  // Entries are numbered as names mention them; what no name keeps is left out.
  std::vector<std::uint32_t> entry_ids(facts_.size(), kNone), order;
  std::map<std::pair<const std::vector<std::string>*, CaseKey>, std::uint32_t> name_ids;
  std::vector<std::uint32_t> previous, current;
  for (const auto& [words, cases] : names_) {  // words sort as their ids do
    current.clear();
    for (const std::string& word : words) current.push_back(word_ids.find(word)->second);
    for (const auto& [case_key, name] : cases) {
      std::size_t shared = 0;
      while (shared < current.size() && shared < previous.size() && current[shared] == previous[shared]) ++shared;
      nshr.u8(static_cast<std::uint32_t>(shared));
      nadd.u8(static_cast<std::uint32_t>(current.size() - shared));
      for (std::size_t i = shared; i < current.size(); ++i) {
        nwrd.varint(i == shared && i < previous.size() ? current[i] - previous[i] : current[i]);
      }
      previous = current;
      ncas.varint(name.mask << kCaseBits | static_cast<std::uint32_t>(case_key.first));
      std::vector<std::uint32_t> facts = name.facts;
      std::stable_sort(facts.begin(), facts.end(), [&](std::uint32_t a, std::uint32_t b) {
        return facts_[a].rank != facts_[b].rank ? facts_[a].rank > facts_[b].rank : facts_[a].population > facts_[b].population;
      });
      if (facts.size() > kMaxNamesakes) facts.resize(kMaxNamesakes);
      ncnt.u8(static_cast<std::uint32_t>(facts.size()));
      for (std::uint32_t fact : facts) {
        nent.varint(entry_ids[fact] == kNone ? 0 : entry_ids[fact] + 1);
        if (entry_ids[fact] != kNone) continue;
        entry_ids[fact] = static_cast<std::uint32_t>(order.size());
        order.push_back(fact);
      }
      name_ids.emplace(std::pair{&words, case_key}, static_cast<std::uint32_t>(name_ids.size()));
    }
  }

  std::map<std::string, std::uint32_t> countries{{"", 0}};
  for (const Fact& fact : facts_) countries.emplace(fact.country, 0);
  for (const Term& term : terms_) countries.emplace(term.country, 0);
  if (countries.size() > 256) return Error{ErrorCode::bad_option, "more than 255 countries"};
  std::string ctry = "  ";
  for (auto& [code, index] : countries) {
    if (code.empty()) continue;
    index = static_cast<std::uint32_t>(ctry.size() / 2);
    ctry += code;
  }

  std::vector<std::uint32_t> geonames, latitudes, longitudes;
  std::string exponents, mantissas;
  std::uint32_t last_name = 0;
  for (std::uint32_t id : order) {
    const Fact& fact = facts_[id];
    const auto& canonical = canonical_[id];
    const std::uint32_t name_id = name_ids.find(canonical)->second;
    const Name& name = names_.find(*canonical.first)->second.find(canonical.second)->second;
    const std::vector<std::string_view> words(canonical.first->begin(), canonical.first->end());
    std::uint32_t fields = 0;
    if (display_name(words, canonical.second.first, name.mask) != fact.name) {
      if (fact.name.size() > kMaxNameBytes) return Error{ErrorCode::bad_option, "name too long: " + fact.name};
      fields |= kText;
      short_string(etxt, fact.name);
    }
    if (!fact.iso3166.empty()) {
      fields |= kIso;
      short_string(eiso, fact.iso3166.size() > 2 ? std::string_view(fact.iso3166).substr(3) : "");
    }
    if (fact.wikidata) {
      fields |= kWikidata;
      ewik.varint(fact.wikidata);
    }
    if (fact.geonames) {
      fields |= kGeonames;
      geonames.push_back(fact.geonames);
    }
    if (fact.population) {
      fields |= kPopulation;
      std::uint32_t mantissa = fact.population, exponent = 0;
      for (; mantissa >= 100; ++exponent) mantissa = mantissa / 10 + (mantissa % 10 >= 5);
      exponents += static_cast<char>(exponent);
      mantissas += static_cast<char>(mantissa);
    }
    if (fact.point) {
      fields |= kPoint;
      latitudes.push_back(scaled(fact.point->latitude, kLatitudeOffset));
      longitudes.push_back(scaled(fact.point->longitude, kLongitudeOffset));
    }
    eknd.u8(static_cast<std::uint32_t>(fact.kind));
    ecty.u8(countries.find(fact.country)->second);
    eflg.u8(fields);
    enam.varint(zigzag(name_id, last_name));
    last_name = name_id;
  }
  std::vector<Term> terms = terms_;
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.key() < b.key(); });
  ByteWriter tcty, toff, term_spans;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Term& term = terms[i];
    if (i > 0 && term.country == terms[i - 1].country && term.office == terms[i - 1].office && term.first_day <= terms[i - 1].last_day) {
      return Error{ErrorCode::bad_option, "two hold one office: " + term.country + " on " + std::to_string(term.first_day)};
    }
    tcty.u8(countries.find(term.country)->second);
    toff.u8(static_cast<std::uint32_t>(term.office));
    term_spans.varint(entry_ids[term.fact]);
    term_spans.varint(term.first_day);
    term_spans.varint(term.last_day);
  }
  return build_asset(kAssetKind, kVersion,
                     {{"WTRT", wtrt.take()}, {"WSHR", wshr.take()}, {"WSUF", wsuf.take()}, {"WTXT", wtxt.take()},
                      {"NSHR", nshr.take()}, {"NADD", nadd.take()}, {"NWRD", nwrd.take()}, {"NCAS", ncas.take()},
                      {"NCNT", ncnt.take()}, {"NENT", nent.take()}, {"CTRY", ctry}, {"EKND", eknd.take()},
                      {"ECTY", ecty.take()}, {"EFLG", eflg.take()}, {"ENAM", enam.take()}, {"ETXT", etxt.take()},
                      {"EISO", eiso.take()}, {"EWIK", ewik.take()}, {"EGEO", planes(geonames)},
                      {"EPOP", exponents + mantissas}, {"ELAT", planes(latitudes)}, {"ELON", planes(longitudes)}, {"TCTY", tcty.take()}, {"TOFF", toff.take()}, {"TERM", term_spans.take()}});
}

}  // namespace entente::lexicon
