#include "text/furniture.h"

#include <string_view>
#include <vector>

#include "text/text.h"
#include "text/words.h"
#include "text_data.h"

namespace entente {
namespace {

enum Bits : std::uint32_t { kLine = 1, kFooter = 2, kFirm = 4 };

Furniture kind(std::uint32_t bits, bool sentence) {
  if (bits == 0 || (sentence && !(bits & (kFooter | kFirm)))) return Furniture::none;
  return bits & kFooter ? Furniture::footer : Furniture::line;
}

struct Patterns {
  HashBits whole{1024}, prefixes{1024};
  std::vector<std::pair<std::string_view, std::uint32_t>> inner;

  Patterns() {
    for_each_line(kFurnitureData, [&](std::string_view section, std::string_view line) {
      const std::uint32_t bits = section == "footer" ? kFooter : section == "firm" ? kFirm : kLine;
      if (line.substr(0, 2) == "* ") {
        line.remove_prefix(2);
        if (line.size() > 2 && line.substr(line.size() - 2) == " *") line.remove_suffix(2);
        inner.emplace_back(line, bits);
      } else if (line.size() > 2 && line.substr(line.size() - 2) == " *") {
        line.remove_suffix(2);
        prefixes.add(fold_hash(fold(line)), bits);
      } else {
        whole.add(fold_hash(fold(line)), bits);
      }
    });
  }
};

}  // namespace

Furniture match_furniture(const std::string& words, bool sentence) {
  static const Patterns patterns;
  if (const Furniture found = kind(patterns.whole.find(fold_hash(words)), sentence); found != Furniture::none) return found;
  for (std::size_t end = words.find(' '); end != std::string::npos; end = words.find(' ', end + 1)) {
    const std::uint32_t bits = patterns.prefixes.find(fold_hash(std::string_view(words).substr(0, end)));
    if (const Furniture found = kind(bits, sentence); found != Furniture::none) return found;
  }
  for (const auto& [pattern, bits] : patterns.inner) {
    const std::size_t at = words.find(pattern);
    if (at == std::string::npos) continue;
    const bool starts = at == 0 || words[at - 1] == ' ';
    const bool ends = at + pattern.size() == words.size() || words[at + pattern.size()] == ' ';
    if (starts && ends) {
      if (const Furniture found = kind(bits, sentence); found != Furniture::none) return found;
    }
  }
  return Furniture::none;
}

}  // namespace entente
