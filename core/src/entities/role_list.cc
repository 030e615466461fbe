#include "entities/role_list.h"

#include <algorithm>
#include <string>

#include "entities/names.h"
#include "entities/role_words.h"
#include "text/text.h"

namespace entente {
namespace {

RoleWord kind_of(std::string_view word) { return role_word(fold_hash(word)); }

/// Without "former" and the like.
std::string_view bare(std::string_view key) {
  for (std::size_t space; (space = key.find(' ')) != std::string_view::npos && kind_of(key.substr(0, space)) == RoleWord::status;) key.remove_prefix(space + 1);
  return key;
}

/// "Foreign minister" says what "minister" does, "deputy secretary-general" what "deputy secretary" left unfinished.
bool says(std::string_view longer, std::string_view shorter) {
  if (longer.size() > shorter.size() && longer.starts_with(shorter) && longer[shorter.size()] == '-') return true;
  return longer == shorter || (longer.size() > shorter.size() && longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ');
}

}  // namespace

void add_role(const Document& document, Span words, std::optional<std::uint32_t> of, Entity& person) {
  add_role(display_form(words.of(document.text)), words, of, person);
}

void add_role(std::string title, Span words, std::optional<std::uint32_t> of, Entity& person) {
  const std::string key = role_key(title);
  if (kind_of(key) == RoleWord::courtesy) return;
  for (Role& role : person.roles) {
    if (role.of && of && *role.of != *of) continue;
    const std::string other = role_key(role.title);
    if (other.starts_with(key + " of ")) return;
    if (!says(bare(other), bare(key)) && !says(bare(key), bare(other))) continue;
    if (!role.of) role.of = of;
    if (key.size() > other.size() && says(key, bare(other))) role.title = std::move(title), role.span = words;
    return;
  }
  person.roles.push_back({std::move(title), of, words});
}

}  // namespace entente
