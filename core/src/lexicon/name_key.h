// How a written name becomes the words it is matched by. The compiler and the runtime share this, so keys agree by construction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/format.h"

namespace entente::lexicon {

struct NameKey {
  std::vector<std::string> words;   ///< folded; hyphens between words of letters left out ("al qaeda"), others kept ("s - 400")
  std::uint32_t capitals = 0;       ///< bit i: word i is written with a capital
};

/// Reads a name as the text layer would inside a sentence. Empty when it holds no word or too many.
NameKey name_key(std::string_view name);

/// Bit i: the i-th ASCII letter of `written` is upper case. Letters after the 30th are left out.
std::uint32_t letter_mask(std::string_view written);

/// A single word most of whose letters are capitals ("NATO", "U.S.", "LeT"): such a name matches only as written.
bool is_acronym(std::string_view name);

/// The usual way to write a name of these words: capitals as its case says, hyphens and clitics without spaces.
std::string display_name(const std::vector<std::string_view>& words, NameCase name_case, std::uint32_t mask);

}  // namespace entente::lexicon
