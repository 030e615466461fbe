#include "entities/role_words.h"

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {

RoleWord role_word(std::uint32_t hash) {
  static const HashBits words = [] {
    HashBits all(256);
    constexpr std::pair<std::string_view, RoleWord> kSections[] = {{"political", RoleWord::political}, {"other", RoleWord::other},
        {"status", RoleWord::status}, {"quality", RoleWord::quality}, {"behind", RoleWord::behind}};
    for_each_line(entities_data::roles, [&all, &kSections](std::string_view section, std::string_view line) {
      for (const auto& [name, kind] : kSections) {
        if (name == section) for_each_word(line, [&all, kind = kind](std::string_view word) { all.add(fold_hash(word), static_cast<std::uint32_t>(kind)); });
      }
    });
    return all;
  }();
  return static_cast<RoleWord>(words.find(hash));
}

}  // namespace entente
