// The lines that surround an article: "4 mins read", "Connected Content", "Copyright ...".
#pragma once

#include <string>

namespace entente {

enum class Furniture { none, line, footer };

/// `words`: the folded tokens of a line, one space between, numbers as "<n>", no final full stop. `sentence`: it had one, so
/// that a pattern which only starts alike does not count.
Furniture match_furniture(const std::string& words, bool sentence);

}  // namespace entente
