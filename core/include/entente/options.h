// What a caller may ask for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/analysis.h"
#include "entente/result.h"
#include "entente/span.h"

namespace entente {

/// A name the caller knows: found wherever its words stand, with this type. Name and aliases are one entity, called by the name.
struct DictionaryName {
  std::string name;
  MentionType type = MentionType::person;
  std::vector<std::string> aliases;
  std::string wikidata = {}, iso3166 = {}, geonames = {};  ///< what the entity is; empty: not said
};

/// One edit of a user. Spans are in `Options::offsets`; one that lies outside the text or cuts through a
/// character makes the whole request a bad_option. Edits are done in the order given, each on what the ones before it left;
/// Analysis::corrected says what became of them.
struct Correction {
  enum class Kind { retype, respan, remove, add, merge, split, read } kind = Kind::retype;
  Span span;                          ///< the mention it is about
  std::optional<Span> new_span;       ///< respan
  std::optional<MentionType> type;    ///< retype, add
  std::optional<Span> into;           ///< merge: a mention of the entity to join, which keeps its name, type and identifiers
  std::string reading;                ///< read: "government" or "city" moves a seat of government to that entity; else only recorded
  std::optional<bool> everywhere;     ///< every occurrence of the same words, not this one alone; those of one entity go together (split)

  /// What `everywhere` is when nothing was said: of split and read no, for words mean one thing here and another there.
  bool is_everywhere() const { return everywhere.value_or(kind != Kind::split && kind != Kind::read); }
};

struct Options {
  std::string date;                   ///< ISO 8601 day or date-time of the document; empty: read it from the text
  OffsetUnit offsets = OffsetUnit::utf16;
  bool tokens = false;                ///< write document.tokens
  bool syntax = false;                ///< parse the text and write document.words
  std::vector<DictionaryName> dictionary;
  std::vector<Correction> corrections;
};

}  // namespace entente
