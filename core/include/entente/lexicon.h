// The lexicon: facts about names, compiled from the tables of core/data (see docs there) into one checksummed file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/analysis.h"
#include "entente/document.h"
#include "entente/result.h"

namespace entente {

/// What an entry is; finer than a MentionType.
enum class EntryKind : std::uint8_t {
  state, territory, subdivision, city,                                     // GPE
  sea, river, lake, mountain, island, desert, region, continent, strait,   // LOC
  facility,                                                                // FAC
  organisation, international_organisation, party, armed_group, agency, company, media, institution,  // ORG
  nationality, religion, ethnic_group, ideology,                           // NORP
  war, event,                                                              // EVENT
  weapon, product,                                                         // WEAPON, PRODUCT
  treaty, work,                                                            // LAW, WORK
  person,                                                                  // PERSON (well known, whole names)
  title, office,                                                           // before or after a name, never part of it ("President", "foreign minister")
  person_noun, place_noun, organisation_noun, facility_noun, event_noun, law_noun, weapon_noun,  // head words: "summit", "Ministry", "Airport"
  legal_form,                                                              // what ends a company name: "Inc.", "GmbH"
};
inline constexpr int kEntryKinds = 43;
/// The mention type an entry's name has; nothing for titles, offices and head words.
std::optional<MentionType> mention_type(EntryKind kind);
std::string_view to_string(EntryKind kind);                     ///< "international_organisation", as the tables spell it
std::optional<EntryKind> entry_kind(std::string_view name);     ///< the inverse

/// Offices of a state whose holders are known by date.
enum class Office : std::uint8_t { president, prime_minister, chancellor, monarch, foreign_minister };
inline constexpr int kOffices = 5;
std::optional<Office> office(std::string_view name);            ///< "prime minister", as the tables spell it

/// One fact. Strings live as long as the Lexicon.
struct Entry {
  EntryKind kind{};
  std::string_view name;          ///< canonical
  char country[3] = {};           ///< ISO 3166-1 alpha-2 of its home (of itself for a state), or ""
  std::string_view iso3166;       ///< alpha-2 of a state, ISO 3166-2 of a subdivision, or ""
  std::uint32_t wikidata = 0;     ///< number after Q, 0: none
  std::uint32_t geonames = 0;     ///< 0: none
  std::uint32_t population = 0;   ///< cities, rounded; 0: unknown
  std::optional<Point> point;
};

/// What is known of a single word; a set of bits.
enum WordTrait : std::uint8_t {
  kGivenName = 1 << 0,
  kSurname = 1 << 1,
  kCommonWord = 1 << 2,   ///< an everyday English word when lower case
  kFemale = 1 << 3, kMale = 1 << 4,   ///< of the given name
  kFamilyFirst = 1 << 5,  ///< a surname that stands before the given name ("Kim Jong Un", "Xi Jinping")
};

/// Words [first, end) of the document that spell a name of the lexicon.
struct NameMatch {
  std::uint32_t first = 0, end = 0;  ///< tokens
  std::uint32_t name = 0;            ///< for Lexicon::entries
  bool weak = false;                 ///< an everyday word whose capital says nothing here (a sentence's first word, a text of one case)
};

class Lexicon {
 public:
  /// Checks and opens a compiled lexicon; the bytes are kept.
  static Result<Lexicon> load(std::string bytes);
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  /// Entries that share a name, most likely first ("Georgia": the state, the subdivision, ...).
  std::vector<std::uint32_t> entries(std::uint32_t name) const;
  /// The kinds of those entries as a set of bits (1 << EntryKind), ready at no cost: the tagger asks for every match.
  std::uint64_t kinds(std::uint32_t name) const;
  Entry entry(std::uint32_t id) const;
  std::uint32_t size() const;

  /// All names that match at each token, longest first, overlaps included, in order of `first`. Case is respected: a name
  /// matches where its words are capitalised (or where the whole document has one case); acronyms only as written, titles
  /// and head words in any case. A hyphen in the text may stand for a space of the name ("Tel-Aviv"). Linear in the tokens.
  void match(const Document& document, std::uint32_t first_token, std::uint32_t end_token, std::vector<NameMatch>& out) const;

  /// WordTraits of one folded word.
  std::uint8_t word(std::string_view folded, std::uint32_t hash) const;

  /// Name by its words, cased as if it stood in a text: find("US") is the country, find("us") nothing.
  std::optional<std::uint32_t> find(std::string_view name) const;

  /// The state of this ISO 3166-1 alpha-2 code.
  std::optional<std::uint32_t> state(std::string_view alpha2) const;

  /// Who held an office of a state (alpha-2) on a day (YYYYMMDD), where that is certain.
  std::optional<std::uint32_t> office_holder(std::string_view country, Office office, std::uint32_t day) const;

  const std::string& content_hash() const;  ///< hexadecimal, names the file

 private:
  struct Data;
  explicit Lexicon(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace entente
