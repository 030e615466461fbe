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

/// A pattern with "*" elsewhere than at its end: its parts must follow one another.
struct Glob {
  std::vector<std::string> parts;  ///< with a space on both sides
  bool from_start, to_end;
  std::uint32_t bits;

  Glob(std::string_view pattern, std::uint32_t bits_) : from_start(pattern.front() != '*'), to_end(pattern.back() != '*'), bits(bits_) {
    std::string part = " ";
    for_each_word(pattern, [&](std::string_view word) {
      if (word != "*") {
        part.append(word) += ' ';
      } else if (part.size() > 1) {
        parts.push_back(part);
        part.assign(1, ' ');
      }
    });
    if (part.size() > 1) parts.push_back(part);
  }

  /// `line` has a space on both sides.
  bool matches(const std::string& line) const {
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string& part = parts[i];
      if (i + 1 == parts.size() && to_end) {
        return line.size() >= at + part.size() && line.compare(line.size() - part.size(), part.size(), part) == 0;
      }
      const std::size_t found = line.find(part, at);
      if (found == std::string::npos || (i == 0 && from_start && found != 0)) return false;
      at = found + part.size() - 1;
    }
    return true;
  }
};

struct Patterns {
  HashBits whole{1024}, prefixes{1024};
  std::vector<Glob> globs;

  Patterns() {
    for_each_line(text_data::furniture, [&](std::string_view section, std::string_view line) {
      const std::uint32_t bits = section == "footer" ? kFooter : section == "firm" ? kFirm : kLine;
      const std::size_t star = line.find('*');
      if (star == std::string_view::npos) {
        whole.add(fold_hash(line), bits);
      } else if (star >= 2 && star + 1 == line.size()) {
        prefixes.add(fold_hash(line.substr(0, star - 1)), bits);
      } else {
        globs.emplace_back(line, bits);
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
  std::string line = " ";
  line.append(words) += ' ';
  for (const Glob& glob : patterns.globs) {
    if (kind(glob.bits, sentence) != Furniture::none && glob.matches(line)) return kind(glob.bits, sentence);
  }
  return Furniture::none;
}

}  // namespace entente
