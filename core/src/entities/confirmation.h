// Whether the text bears out what the lexicon says of a name: a wrong identifier is worse than none.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "entities/grouping.h"

namespace entente {

/// Judges, for one document, which entities may carry a Wikidata id.
class Confirmation {
 public:
  /// One pass over tokens and mentions, which so far are names.
  explicit Confirmation(const Grouping& g);

  /// Whether the mentions of `group`, of an entity that `fact` describes, are what the fact is of:
  /// - most of them are names of their own, not pieces of longer ones ("UNESCO World Heritage Site");
  /// - a person has an office or title in the text, since many people share a name;
  /// - a party, since others have one of that name, is of the state that the text speaks of most;
  /// - a state is not, in a text about sport, mostly the name of its team.
  bool holds(const std::vector<std::uint32_t>& group, const Fact& fact) const;

 private:
  bool is_piece(std::uint32_t mention) const;
  bool is_team(std::uint32_t mention) const;
  bool has_office(std::uint32_t mention) const;
  bool is_name_word(std::uint32_t token, std::size_t sentence) const;
  bool is_title(std::uint32_t token) const;
  std::size_t sentence_at(std::uint32_t token) const;

  const Document& document_;
  const MatchIndex& matches_;
  const std::vector<Mention>& mentions_;
  const std::vector<TokenRange>& ranges_;
  std::vector<bool> in_name_;     // tokens
  std::vector<bool> titled_;      // tokens that begin a name with an office in apposition
  std::vector<bool> about_sport_;  // sentences
  std::vector<bool> title_case_;  // sentences
  std::string main_country_;      // ISO 3166-1 alpha-2 named most, or ""
};

}  // namespace entente
