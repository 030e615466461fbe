// Facts in, compiled lexicon out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "entente/lexicon.h"
#include "entente/result.h"
#include "lexicon/name_key.h"

namespace entente::lexicon {

/// One fact as a table states it.
struct Fact {
  EntryKind kind{};
  std::string name;                   ///< canonical, also matched; "=" before it: only as written
  std::vector<std::string> aliases;   ///< likewise
  std::string country;                ///< alpha-2 or ""
  std::string iso3166;                ///< "FR", "FR-75" or ""
  std::uint32_t wikidata = 0, geonames = 0, population = 0;
  std::optional<Point> point;
  double rank = 0;                    ///< entries of one name are ordered by it, highest first
};

/// Where a fact of this kind stands among its namesakes unless its row says otherwise: a state before a city before a village.
double default_rank(EntryKind kind, std::uint32_t population, bool capital);

/// The output depends on the facts and words alone, not on the order of add_word() calls; facts of equal rank keep theirs.
class Builder {
 public:
  /// Nothing, or what is wrong with the fact.
  std::optional<std::string> add(Fact fact);
  /// The term of a person whom a fact has added; what is wrong, or nothing. Days are YYYYMMDD.
  std::optional<std::string> add_term(std::string_view country, Office office, std::string_view person, std::uint32_t first_day, std::uint32_t last_day);
  /// Adds traits to each word of a name ("Nur Sultan" is two); what is wrong, or nothing.
  std::optional<std::string> add_word(std::string_view written, std::uint8_t traits);
  std::uint8_t traits(const std::string& folded) const;

  Result<std::string> build() const;

 private:
  struct Name {
    std::uint32_t mask = 0;
    std::vector<std::uint32_t> facts;
  };
  using CaseKey = std::pair<NameCase, std::uint32_t>;  // the mask tells `exact` names apart, is 0 for the others

  struct Term {
    std::string country;
    Office office{};
    std::uint32_t first_day = 0, last_day = 0, fact = 0;
    auto key() const { return std::tuple(std::string_view(country), office, first_day); }
  };

  std::optional<std::string> add_name(std::string_view written, EntryKind kind, std::uint32_t fact, bool canonical);

  std::vector<Fact> facts_;
  std::vector<std::pair<const std::vector<std::string>*, CaseKey>> canonical_;  // of each fact, a key of names_
  std::map<std::vector<std::string>, std::map<CaseKey, Name>> names_;
  std::map<std::string, std::uint8_t> words_;
  std::map<std::string, std::uint32_t, std::less<>> people_;  // the first fact of each name
  std::vector<Term> terms_;
};

}  // namespace entente::lexicon
