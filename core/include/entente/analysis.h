// What an analysis holds: plain data, every item pointing at the span that supports it.
// Field by field this is the output contract "entente/1"; json.h writes it. All spans are bytes (see span.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/document.h"
#include "entente/span.h"
#include "entente/syntax.h"

namespace entente {

/// OntoNotes types, with PRODUCT's weapons and the laws and works apart; `other` is what no name is of ("the idea"), nominals and
/// pronouns only.
enum class MentionType : std::uint8_t { person, norp, org, gpe, loc, fac, event, weapon, product, law, work, other };
inline constexpr int kMentionTypes = 11;  ///< of names: all before `other`
const char* to_string(MentionType type);                              ///< "PERSON"
std::optional<MentionType> mention_type(std::string_view name);

enum class ValueType : std::uint8_t { date, time, duration, set, money, percent, quantity, cardinal, ordinal };
const char* to_string(ValueType type);

enum class MentionForm : std::uint8_t { name, nominal, pronoun };

/// Which evidence proposed a mention.
enum class MentionSource : std::uint8_t { tagger, lexicon, document, dictionary, user, syntax };

/// Why a mention belongs to its entity.
enum class LinkBy : std::uint8_t { name, short_name, acronym, apposition, nominal, pronoun, metonymy, dictionary, user };

using Confidence = std::uint16_t;  ///< per mille; three decimals in the output

struct Link {
  std::optional<std::uint32_t> antecedent;  ///< index into Analysis::mentions
  LinkBy by = LinkBy::name;
  Confidence confidence = 1000;
};

/// Another live reading of a mention.
struct Alternative {
  std::uint32_t entity = 0;
  std::string reading;
  Confidence confidence = 0;
};

struct Mention {
  Span span;
  Span extent;                              ///< maximal noun phrase; the span itself where there is no syntax
  MentionType type = MentionType::person;
  MentionForm form = MentionForm::name;
  MentionSource source = MentionSource::tagger;
  Confidence confidence = 0;
  std::uint32_t entity = 0;                 ///< Entity::id
  std::optional<std::uint32_t> within;      ///< index of the smallest mention that encloses this one
  Link link;
  std::optional<std::string> reading;       ///< "government" ...
  std::vector<Alternative> alternatives;
};

struct Role {
  std::string title;
  std::optional<std::uint32_t> of;          ///< Entity::id
  Span span;
};

struct Point {
  double latitude = 0, longitude = 0;       ///< degrees, WGS 84
};

struct Entity {
  std::uint32_t id = 0;
  MentionType type = MentionType::person;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<Role> roles;
  std::string wikidata, iso3166, geonames;  ///< empty: null
  std::string linking_source;               ///< empty: no linking
  Confidence linking_confidence = 0;
  std::optional<std::uint32_t> of;
  std::vector<std::uint32_t> members;       ///< Entity::id of each, where the entity is several together ("both countries")
  std::string country;                      ///< ISO 3166-1 alpha-2, empty: null
  std::optional<Point> point;
  Confidence salience = 0;
  Confidence confidence = 0;
};

/// Another live reading of a time ("05/08/2018").
struct ValueAlternative {
  std::string value;
  std::string interval_begin, interval_end; ///< empty: null
};

struct Value {
  Span span;
  ValueType type = ValueType::date;
  std::string value;                        ///< TIMEX3 value, or a decimal string; "A/B": a range
  std::string interval_begin, interval_end; ///< ISO days, both included; empty: null
  std::string mod;                          ///< TIMEX3 mod ("MORE_THAN"), of amounts too; empty: null
  std::string quant, freq;                  ///< of sets: "EVERY", "2X"; empty: null
  std::string begin, end;                   ///< points of a duration that the calendar places, TIMEX3 values; empty: null
  std::string anchor_source;                ///< what the time is reckoned from: "document", "text"; empty: nothing
  std::optional<std::uint32_t> anchor;      ///< the value that it is reckoned from, index into Analysis::values
  std::vector<ValueAlternative> alternatives;
  std::optional<std::string> unit;          ///< ISO 4217 code, "%", "pp", SI symbol; of a count of people the noun
  Confidence confidence = 1000;
};

/// Date of the document and where it was read.
struct DocumentDate {
  std::string value;                        ///< TIMEX3, empty: none
  std::optional<Span> span;
  std::string source;                       ///< "dateline", "option"
};

struct Warning {
  std::string code;                         ///< "not_english"
  std::string message;
};

struct Analysis {
  Document document;
  DocumentDate date;
  std::vector<Mention> mentions;            ///< in document order, enclosing before enclosed
  std::vector<Entity> entities;             ///< entities[i].id == i
  std::vector<Value> values;
  Syntax syntax;                            ///< only with Options::syntax, and where the text is English
  std::vector<std::uint32_t> corrected;     ///< of each of Options::corrections: how many mentions it changed; 0: it found nothing to change
  std::vector<Warning> warnings;
};

}  // namespace entente
