#include "entente/lexicon.h"

#include "lexicon/data.h"

namespace entente {

Result<Lexicon> Lexicon::load(std::string bytes) {
  Result<Asset> asset = Asset::parse(std::move(bytes), lexicon::kAssetKind, lexicon::kVersion);
  if (!asset.ok()) return asset.error();
  auto data = std::make_unique<Data>();
  data->hash = asset.value().hash();
  const auto entry_count = static_cast<std::uint32_t>(asset.value().section("EKND").size());
  const char* damage = data->read_words(asset.value());
  if (!damage) damage = data->read_names(asset.value(), entry_count);
  if (!damage) damage = data->read_entries(asset.value());
  if (!damage) damage = data->read_terms(asset.value());
  if (damage) return Error{ErrorCode::bad_asset, std::string("damaged lexicon: ") + damage};
  for (const Data::Name& name : data->names) {
    std::uint64_t kinds = 0;
    for (std::uint32_t i = name.entries.begin; i < name.entries.end; ++i) kinds |= std::uint64_t{1} << static_cast<int>(data->entries[data->entry_lists[i]].kind);
    data->name_kinds.push_back(kinds);
  }
  for (std::uint32_t id = 0; id < data->entries.size(); ++id) {
    if (data->entries[id].kind == EntryKind::state) data->states.try_emplace(data->entries[id].iso3166, id);
  }
  return Lexicon(std::move(data));
}

Lexicon::Lexicon(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

std::vector<std::uint32_t> Lexicon::entries(std::uint32_t name) const {
  if (name >= data_->names.size()) return {};
  const Data::Slice slice = data_->names[name].entries;
  return {data_->entry_lists.begin() + slice.begin, data_->entry_lists.begin() + slice.end};
}

std::uint64_t Lexicon::kinds(std::uint32_t name) const { return name < data_->name_kinds.size() ? data_->name_kinds[name] : 0; }

Entry Lexicon::entry(std::uint32_t id) const { return id < data_->entries.size() ? data_->entries[id] : Entry{}; }

std::uint32_t Lexicon::size() const { return static_cast<std::uint32_t>(data_->entries.size()); }

std::optional<std::uint32_t> Lexicon::state(std::string_view alpha2) const {
  const auto found = data_->states.find(alpha2);
  return alpha2.empty() || found == data_->states.end() ? std::nullopt : std::optional(found->second);
}

std::uint8_t Lexicon::word(std::string_view folded, std::uint32_t hash) const {
  const std::uint32_t id = data_->word_id(hash, folded);
  return id == Data::kNone ? 0 : data_->word_traits[id];
}

std::optional<std::uint32_t> Lexicon::office_holder(std::string_view country, Office office, std::uint32_t day) const {
  for (const Data::Term& term : data_->terms) {
    if (term.office != office || day < term.first_day || day > term.last_day) continue;
    if (std::string_view(data_->country_codes).substr(term.country * 2u, 2) == country) return term.entry;
  }
  return std::nullopt;
}

const std::string& Lexicon::content_hash() const { return data_->hash; }

}  // namespace entente
