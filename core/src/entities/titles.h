// What the text calls a person right beside the name, and of whom that is.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "entities/grouping.h"

namespace entente {

/// "President", "foreign minister", "leader": the words of an office, title or noun that says what somebody is.
struct Title {
  TokenRange words;                 ///< "former" and the like before it are part of it
  std::optional<MentionIndex> of;   ///< the name of the state, people or body whose it is, or a "his", "its"
  std::optional<std::uint32_t> status = {};  ///< a "former" that stands before the owner ("former Peruvian president")
  bool political = true;            ///< an office, or says as much as one
  bool current = true;              ///< nothing like "former" or "deputy" before it
};

/// Where the title, office or noun that says what somebody is starts before token `first`: its first token, or `first` when there is none.
std::uint32_t role_start(const Document& document, const MatchIndex& matches, std::uint32_t first);

/// Reads titles before a name ("Russian President Vladimir Putin") and in apposition ("Peru's new foreign minister, Elsa Quispe,", "Elsa Quispe, the
/// foreign minister of Peru,"). Built for the mentions as they are.
class TitleReader {
 public:
  explicit TitleReader(const Grouping& g);

  /// Of a name of a person; at most one before it and one on each side in apposition.
  std::vector<Title> of(MentionIndex name) const;

 private:
  std::optional<Title> before(std::uint32_t end) const;
  std::optional<Title> apposed_before(TokenRange name, const Sentence& sentence) const;
  std::optional<Title> apposed_behind(TokenRange name, const Sentence& sentence) const;
  std::optional<MentionIndex> owner_ending(std::uint32_t end, std::uint32_t sentence) const;
  std::optional<MentionIndex> whole_starting(std::uint32_t first) const;
  bool may_own(MentionIndex i) const;
  bool is_person_at(std::uint32_t first) const;
  std::string word(std::uint32_t t) const;

  const Grouping& g_;
  std::map<std::uint32_t, MentionIndex> by_first_, by_end_;  // outermost
};

}  // namespace entente
