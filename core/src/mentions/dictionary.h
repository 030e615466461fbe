// The caller's own names.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "entente/options.h"
#include "mentions/context.h"

namespace entente {

/// A caller's dictionary made ready for matching: built once an analysis.
class UserDictionary {
 public:
  explicit UserDictionary(const std::vector<DictionaryName>& names);

  /// Longest occurrences from left to right, none across blocks. Words compare folded; a word written with a capital in the
  /// dictionary needs one in the text too.
  Candidates find(const Context& context) const;

 private:
  struct Form {
    std::vector<bool> capitalised;  ///< of each word
    MentionType type;
  };
  const Form* match(const Context& context, std::uint32_t first, std::uint32_t end) const;

  /// By name_key of the words: what they are as a whole; a key with no forms is the beginning of longer names.
  std::unordered_map<std::uint64_t, std::vector<Form>> names_;
};

}  // namespace entente
