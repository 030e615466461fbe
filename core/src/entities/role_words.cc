#include "entities/role_words.h"

#include <map>

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {

RoleWord role_word(std::uint32_t hash) {
  static const HashBits words = [] {
    HashBits all(512);
    constexpr std::pair<std::string_view, RoleWord> kSections[] = {{"political", RoleWord::political}, {"other", RoleWord::other},
        {"status", RoleWord::status}, {"quality", RoleWord::quality}, {"behind", RoleWord::behind},
        {"portfolio", RoleWord::portfolio}, {"courtesy", RoleWord::courtesy}, {"given name title", RoleWord::given_name_title}};
    for_each_line(entities_data::roles, [&all, &kSections](std::string_view section, std::string_view line) {
      for (const auto& [name, kind] : kSections) {
        if (name == section) for_each_word(line, [&all, kind = kind](std::string_view word) { all.add(fold_hash(word), static_cast<std::uint32_t>(kind)); });
      }
    });
    return all;
  }();
  return static_cast<RoleWord>(words.find(hash));
}

std::string role_key(std::string_view title) {
  static const std::map<std::string, std::string, std::less<>> full = [] {
    std::map<std::string, std::string, std::less<>> all;
    for_each_line(entities_data::roles, [&all](std::string_view section, std::string_view line) {
      const std::size_t is = line.find(" = ");
      if (section == "abbreviation") all.emplace(line.substr(0, is), line.substr(is + 3));
    });
    return all;
  }();
  std::string key;
  for_each_word(fold(title), [&key](std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    const auto found = full.find(word);
    key += (key.empty() ? "" : " ") + (found == full.end() ? std::string(word) : found->second);
  });
  return key;
}

}  // namespace entente
