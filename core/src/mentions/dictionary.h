// The caller's own names.
#pragma once

#include <vector>

#include "entente/options.h"
#include "mentions/context.h"

namespace entente {

/// A caller's dictionary made ready for matching: built once an analysis.
class UserDictionary {
 public:
  explicit UserDictionary(const std::vector<DictionaryName>& names);

  /// Longest occurrences from left to right. Words compare folded; a word written with a capital in the dictionary needs one in
  /// the text too.
  Candidates find(const Context& context) const;

 private:
  struct Word {
    std::uint32_t hash;
    bool capitalised;
  };
  struct Form {
    std::vector<Word> words;
    MentionType type;
  };
  bool matches(const Context& context, const Form& form, std::uint32_t t) const;

  std::vector<Form> forms_;  // by the hash of the first word, longer first
};

}  // namespace entente
