#include "mentions/dictionary.h"

namespace entente {

UserDictionary::UserDictionary(const std::vector<DictionaryName>& names) {
  const auto add = [this](const std::string& name, MentionType type) {
    Form form{{}, type};
    for (const Token& token : read_document(name).tokens) form.words.push_back({token.hash, token.has(kCapitalised)});
    if (!form.words.empty()) forms_.push_back(std::move(form));
  };
  for (const DictionaryName& entry : names) {
    add(entry.name, entry.type);
    for (const std::string& alias : entry.aliases) add(alias, entry.type);
  }
  std::stable_sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
    return a.words[0].hash != b.words[0].hash ? a.words[0].hash < b.words[0].hash : a.words.size() > b.words.size();
  });
}

bool UserDictionary::matches(const Context& context, const Form& form, std::uint32_t t) const {
  if (form.words.size() > context.end - t) return false;
  for (std::uint32_t i = 0; i < form.words.size(); ++i) {
    if (context.token(t + i).hash != form.words[i].hash) return false;
    if (form.words[i].capitalised && !context.is_name_word(t + i)) return false;
  }
  return true;
}

Candidates UserDictionary::find(const Context& context) const {
  Candidates found;
  if (forms_.empty()) return found;
  for (std::uint32_t t = context.first; t < context.end;) {
    const std::uint32_t hash = context.token(t).hash;
    auto form = std::lower_bound(forms_.begin(), forms_.end(), hash, [](const Form& f, std::uint32_t h) { return f.words[0].hash < h; });
    while (form != forms_.end() && form->words[0].hash == hash && !matches(context, *form, t)) ++form;
    if (form == forms_.end() || form->words[0].hash != hash) {
      ++t;
      continue;
    }
    const auto size = static_cast<std::uint32_t>(form->words.size());
    found.push_back({t, t + size, form->type, 1000, MentionSource::dictionary});
    t += size;
  }
  return found;
}

}  // namespace entente
