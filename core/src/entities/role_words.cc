#include "entities/role_words.h"

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {

RoleWord role_word(std::uint32_t hash) {
  static const HashBits words = [] {
    HashBits all(128);
    for_each_line(entities_data::roles, [&all](std::string_view section, std::string_view line) {
      const RoleWord kind = section == "political" ? RoleWord::political : RoleWord::other;
      for_each_word(line, [&all, kind](std::string_view word) { all.add(fold_hash(word), static_cast<std::uint32_t>(kind)); });
    });
    return all;
  }();
  return static_cast<RoleWord>(words.find(hash));
}

}  // namespace entente
