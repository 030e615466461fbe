// The language and the case of a text, counted token by token.
#pragma once

#include <array>
#include <cstdint>

#include "entente/document.h"

namespace entente {

/// Function words tell Latin-script languages apart, scripts the others. A text that says too little is taken for English.
class LanguageCounter {
 public:
  /// Counts the tokens of one block.
  void count(const Document& document, std::uint32_t first_token, std::uint32_t end_token);
  /// Sets language and english by what was counted so far.
  void conclude(Document& document) const;
  /// Is what was counted all capitals (a cable), or all lower case?
  bool one_case() const;

 private:
  static constexpr int kLanguages = 24;
  static constexpr int kScripts = 16;
  std::array<std::uint32_t, kLanguages> function_words_{};
  std::array<std::uint32_t, kScripts> script_words_{};
  std::uint32_t latin_words_ = 0;
  std::uint32_t upper_words_ = 0, lower_words_ = 0, capitalised_words_ = 0;
  std::uint32_t lower_starts_ = 0;  ///< blocks whose first word is lower case
};

}  // namespace entente
