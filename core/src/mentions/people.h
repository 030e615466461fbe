// Who the text names in full.
#pragma once

#include <map>
#include <set>

#include "mentions/context.h"

namespace entente {

/// Personal names given in full by the text, and the single words that stand for them afterwards.
struct KnownPeople {
  std::set<std::uint64_t> full_names;          ///< name_key of two words or more
  std::set<std::uint64_t> last_words;          ///< name_key of the last word of each
  std::map<std::uint64_t, Confidence> words;   ///< name_key of a family or given name -> the surest full name with it

  bool has_word(const Document& document, std::uint32_t token) const { return words.contains(name_key(document, token, token + 1)); }
};

KnownPeople people_named_in_full(const Context& context, const Candidates& candidates);

}  // namespace entente
