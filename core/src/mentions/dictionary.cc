#include "mentions/dictionary.h"

namespace entente {

UserDictionary::UserDictionary(const std::vector<DictionaryName>& names) {
  const auto add = [this](const std::string& name, MentionType type) {
    const Document document = read_document(name);
    const auto size = static_cast<std::uint32_t>(document.tokens.size());
    if (size == 0) return;
    Form form{{}, type};
    for (const Token& token : document.tokens) form.capitalised.push_back(token.has(kCapitalised));
    for (std::uint32_t end = 1; end < size; ++end) names_[name_key(document, 0, end)];
    names_[name_key(document, 0, size)].push_back(std::move(form));
  };
  for (const DictionaryName& entry : names) {
    add(entry.name, entry.type);
    for (const std::string& alias : entry.aliases) add(alias, entry.type);
  }
}

const UserDictionary::Form* UserDictionary::match(const Context& context, std::uint32_t first, std::uint32_t end) const {
  for (const Form& form : names_.at(name_key(context.document, first, end))) {
    bool matches = true;
    for (std::uint32_t t = first; t < end; ++t) matches = matches && (!form.capitalised[t - first] || context.is_name_word(t));
    if (matches) return &form;
  }
  return nullptr;
}

Candidates UserDictionary::find(const Context& context) const {
  Candidates found;
  if (names_.empty()) return found;
  for (std::uint32_t t = context.first; t < context.end;) {
    const std::uint32_t limit = std::min(context.block_end(t), context.end);
    std::uint32_t longest = t;
    const Form* best = nullptr;
    for (std::uint32_t end = t + 1; end <= limit && names_.contains(name_key(context.document, t, end)); ++end) {
      if (const Form* form = match(context, t, end)) {
        best = form;
        longest = end;
      }
    }
    if (best) found.push_back({t, longest, best->type, 1000, MentionSource::dictionary});
    t = best ? longest : t + 1;
  }
  return found;
}

}  // namespace entente
