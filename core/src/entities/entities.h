// Stage: entities. Mentions -> what they refer to.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "entente/analysis.h"
#include "entente/lexicon.h"
#include "entente/options.h"
#include "entente/syntax.h"

namespace entente {

/// Groups mentions into entities: names by the names alone (name_variants.h, people.h), a capital that acts with its state
/// (metonymy.h); with `syntax` (null: none) nominals and pronouns join them and become mentions, and names get their extent
/// (nominals.h); `date` (the document's, TIMEX3 or empty) tells who holds an office (office_holders.h). Then a user's merges and splits, counted in `corrected` (as in Analysis). Sets `entity`, `link`, `reading` and `alternatives` of each mention; returns the
/// entities, numbered in order of their first mention, last those that only an alternative refers to.
std::vector<Entity> group_entities(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon,
                                   std::string_view date, const std::vector<DictionaryName>& dictionary, const std::vector<Correction>& corrections,
                                   std::vector<Mention>& mentions, std::vector<std::uint32_t>& corrected);

/// The same in steps. What it is given outlives it.
class EntityGrouping {
 public:
  EntityGrouping(const Document& document, const Syntax* syntax, std::span<const NameMatch> matches, const Lexicon& lexicon, std::string_view date,
                 const std::vector<DictionaryName>& dictionary, const std::vector<Correction>& corrections, std::vector<Mention>& mentions,
                 std::vector<std::uint32_t>& corrected);
  ~EntityGrouping();

  /// Groups the names, then finds phrases, then joins up to `phrases` of them a call, then describes the entities; false when that is done.
  bool step(std::size_t phrases);
  /// How far it is, per mille of the time, about.
  std::size_t done() const;
  /// After step() returned false, once.
  std::vector<Entity> take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
