// Unpacks the columns that format.h describes. Every count is bounded by the size of a column, every index is checked.
#include <bit>

#include "lexicon/data.h"
#include "lexicon/name_key.h"
#include "text/text.h"

namespace entente {

using lexicon::NameCase;

namespace {

std::uint32_t table_size(std::size_t items) { return std::bit_ceil(static_cast<std::uint32_t>(items * 2 + 2)); }

std::uint32_t edge_hash(std::uint32_t parent, std::uint32_t word) {
  const std::uint64_t mixed = (static_cast<std::uint64_t>(parent) << 32 | word) * 0x9E3779B97F4A7C15u;
  return static_cast<std::uint32_t>(mixed >> 32);
}

/// Values whose bytes lie in four planes.
class Planes {
 public:
  explicit Planes(Bytes bytes) : bytes_(bytes), count_(bytes.size() / 4) {}
  std::uint32_t next() {
    if (position_ >= count_) {
      ok_ = false;
      return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t plane = 0; plane < 4; ++plane) value |= static_cast<std::uint32_t>(bytes_[plane * count_ + position_]) << (8 * plane);
    ++position_;
    return value;
  }
  bool ok() const { return ok_; }

 private:
  Bytes bytes_;
  std::size_t count_, position_ = 0;
  bool ok_ = true;
};

}  // namespace

bool Lexicon::Data::may_know(std::uint32_t word_hash) const {
  const auto mask = static_cast<std::uint32_t>(word_slots.size() - 1);
  for (std::uint32_t slot = word_hash & mask; word_slots[slot]; slot = (slot + 1) & mask) {
    if (word_hashes[word_slots[slot] - 1] == word_hash) return true;
  }
  return false;
}

std::uint32_t Lexicon::Data::word_id(std::uint32_t word_hash, std::string_view folded) const {
  const auto mask = static_cast<std::uint32_t>(word_slots.size() - 1);
  for (std::uint32_t slot = word_hash & mask; word_slots[slot]; slot = (slot + 1) & mask) {
    const std::uint32_t id = word_slots[slot] - 1;
    if (word_hashes[id] == word_hash && word(id) == folded) return id;
  }
  return kNone;
}

std::uint32_t Lexicon::Data::child(std::uint32_t node, std::uint32_t word) const {
  const auto mask = static_cast<std::uint32_t>(edge_slots.size() - 1);
  for (std::uint32_t slot = edge_hash(node, word) & mask; edge_slots[slot].parent != kNone; slot = (slot + 1) & mask) {
    if (edge_slots[slot].parent == node && edge_slots[slot].word == word) return edge_slots[slot].child;
  }
  return kNone;
}

const char* Lexicon::Data::read_words(const Asset& asset) {
  const Bytes traits = asset.section("WTRT");
  word_traits.assign(traits.begin(), traits.end());
  ByteReader shared(asset.section("WSHR")), sizes(asset.section("WSUF")), bytes(asset.section("WTXT"));
  const std::size_t count = traits.size();
  word_ends.reserve(count);
  word_hashes.reserve(count);
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t prefix = shared.u8(), end = static_cast<std::uint32_t>(word_text.size());
    if (prefix > end - begin || end > lexicon::kMaxArena) return "words";
    word_text.append(word_text, begin, prefix);
    word_text += bytes.bytes(sizes.u8());
    if (word_text.size() == end) return "empty word";
    word_ends.push_back(static_cast<std::uint32_t>(word_text.size()));
    word_hashes.push_back(fold_hash(std::string_view(word_text).substr(end)));
    begin = end;
  }
  if (!shared.ok() || !sizes.ok() || !bytes.ok()) return "word columns";
  word_slots.assign(table_size(count), 0);
  const auto mask = static_cast<std::uint32_t>(word_slots.size() - 1);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t slot = word_hashes[i] & mask;
    while (word_slots[slot]) slot = (slot + 1) & mask;
    word_slots[slot] = static_cast<std::uint32_t>(i + 1);
  }
  return nullptr;
}

std::uint32_t Lexicon::Data::add_node(std::uint32_t parent, std::uint32_t word) {
  const auto id = static_cast<std::uint32_t>(nodes.size());
  nodes.emplace_back();
  if (parent == kNone) {
    roots[word] = id;
    return id;
  }
  nodes[parent].inner = true;
  const auto mask = static_cast<std::uint32_t>(edge_slots.size() - 1);
  std::uint32_t slot = edge_hash(parent, word) & mask;
  while (edge_slots[slot].parent != kNone) slot = (slot + 1) & mask;
  edge_slots[slot] = {parent, word, id};
  return id;
}

const char* Lexicon::Data::read_names(const Asset& asset, std::uint32_t entry_count) {
  const std::size_t count = asset.section("NSHR").size();
  const Bytes word_column = asset.section("NWRD");
  ByteReader shared(asset.section("NSHR")), added(asset.section("NADD")), words(word_column), cases(asset.section("NCAS"));
  ByteReader counts(asset.section("NCNT")), lists(asset.section("NENT"));
  roots.assign(word_traits.size(), kNone);
  edge_slots.assign(table_size(word_column.size()), {});  // a word of the column is an edge at most
  names.reserve(count);
  std::vector<std::uint32_t> sequence, path;  // words and nodes of the name before
  std::uint32_t next_entry = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t prefix = shared.u8(), more = added.u8();
    if (prefix > sequence.size() || prefix + more == 0 || prefix + more > lexicon::kMaxWords) return "names";
    const std::uint32_t base = more && prefix < sequence.size() ? sequence[prefix] : 0;
    sequence.resize(prefix);
    path.resize(prefix);
    for (std::size_t k = 0; k < more; ++k) {
      const std::uint64_t word = std::uint64_t{words.varint()} + (k == 0 ? base : 0);
      if (word >= word_traits.size() || !words.ok()) return "word of a name";
      const auto id = static_cast<std::uint32_t>(word);
      // A damaged file may repeat a first word; the node it has then stays, which is wrong but harmless.
      path.push_back(add_node(path.empty() ? kNone : path.back(), id));
      sequence.push_back(id);
    }
    Name name;
    const std::uint32_t packed = cases.varint();
    name.name_case = static_cast<NameCase>(packed & ((1u << lexicon::kCaseBits) - 1));
    if (name.name_case > NameCase::exact) return "case of a name";
    name.mask = packed >> lexicon::kCaseBits;
    name.words.begin = static_cast<std::uint32_t>(name_words.size());
    name_words.insert(name_words.end(), sequence.begin(), sequence.end());
    name.words.end = static_cast<std::uint32_t>(name_words.size());
    name.entries.begin = static_cast<std::uint32_t>(entry_lists.size());
    for (std::uint32_t left = counts.u8(); left; --left) {
      const std::uint32_t code = lists.varint();
      const std::uint32_t entry = code ? code - 1 : next_entry++;
      if (entry >= entry_count || !lists.ok()) return "entry of a name";
      entry_lists.push_back(entry);
    }
    name.entries.end = static_cast<std::uint32_t>(entry_lists.size());
    Node& node = nodes[path.back()];
    if (node.names.begin == node.names.end) node.names.begin = static_cast<std::uint32_t>(i);
    node.names.end = static_cast<std::uint32_t>(i + 1);
    names.push_back(name);
  }
  if (!shared.ok() || !added.ok() || !cases.ok() || !counts.ok()) return "name columns";
  return nullptr;
}

const char* Lexicon::Data::read_entries(const Asset& asset) {
  const Bytes kinds = asset.section("EKND"), countries = asset.section("CTRY"), populations = asset.section("EPOP");
  ByteReader country_column(asset.section("ECTY")), fields_column(asset.section("EFLG")), name_column(asset.section("ENAM"));
  ByteReader texts(asset.section("ETXT")), isos(asset.section("EISO")), wikidata(asset.section("EWIK"));
  ByteReader exponents(populations.first(populations.size() / 2)), mantissas(populations.subspan(populations.size() / 2));
  Planes geonames(asset.section("EGEO")), latitudes(asset.section("ELAT")), longitudes(asset.section("ELON"));
  std::vector<std::pair<Slice, Slice>> views;  // name and iso3166 in entry_text, which may still move
  views.reserve(kinds.size());
  entries.reserve(kinds.size());
  std::vector<std::string_view> words;
  std::uint32_t name_id = 0;
  const auto keep = [&](std::string_view text) {
    entry_text += text;
    return static_cast<std::uint32_t>(entry_text.size());
  };
  for (std::uint8_t kind : kinds) {
    if (kind >= kEntryKinds || entry_text.size() > lexicon::kMaxArena) return "entries";
    Entry entry;
    entry.kind = static_cast<EntryKind>(kind);
    const std::size_t country = country_column.u8();
    if (country * 2 + 2 > countries.size()) return "country of an entry";
    if (country) {
      entry.country[0] = static_cast<char>(countries[country * 2]);
      entry.country[1] = static_cast<char>(countries[country * 2 + 1]);
    }
    const std::uint32_t fields = fields_column.u8(), step = name_column.varint();
    name_id += step & 1 ? ~(step >> 1) : step >> 1;  // zigzag, modulo 2^32
    if (name_id >= names.size()) return "name of an entry";

    std::pair<Slice, Slice> view;
    view.first.begin = static_cast<std::uint32_t>(entry_text.size());
    if (fields & lexicon::kText) {
      view.first.end = keep(texts.bytes(texts.u8()));
    } else {
      const Name& name = names[name_id];
      words.clear();
      for (std::uint32_t i = name.words.begin; i < name.words.end; ++i) words.push_back(word(name_words[i]));
      view.first.end = keep(lexicon::display_name(words, name.name_case, name.mask));
    }
    view.second = {view.first.end, view.first.end};
    if (fields & lexicon::kIso) {
      const std::string_view rest = isos.bytes(isos.u8());
      keep(entry.country);
      if (!rest.empty()) keep("-");
      view.second.end = keep(rest);
    }
    views.push_back(view);
    if (fields & lexicon::kWikidata) entry.wikidata = wikidata.varint();
    if (fields & lexicon::kGeonames) entry.geonames = geonames.next();
    if (fields & lexicon::kPopulation) {
      std::uint32_t exponent = exponents.u8(), population = mantissas.u8();
      if (exponent > 7 || population > 100) return "population";
      for (; exponent; --exponent) population *= 10;
      entry.population = population;
    }
    if (fields & lexicon::kPoint) {
      entry.point = Point{(static_cast<double>(latitudes.next()) - lexicon::kLatitudeOffset) / lexicon::kPointScale,
                          (static_cast<double>(longitudes.next()) - lexicon::kLongitudeOffset) / lexicon::kPointScale};
      if (!(entry.point->latitude <= 90 && entry.point->longitude <= 180)) return "point";
    }
    entries.push_back(entry);
  }
  country_codes.assign(countries.begin(), countries.end());
  if (!country_column.ok() || !fields_column.ok() || !name_column.ok() || !texts.ok() || !isos.ok() || !wikidata.ok() ||
      !exponents.ok() || !mantissas.ok() || !geonames.ok() || !latitudes.ok() || !longitudes.ok()) {
    return "entry columns";
  }
  const std::string_view text = entry_text;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].name = text.substr(views[i].first.begin, views[i].first.end - views[i].first.begin);
    entries[i].iso3166 = text.substr(views[i].second.begin, views[i].second.end - views[i].second.begin);
  }
  return nullptr;
}

const char* Lexicon::Data::read_terms(const Asset& asset) {
  const Bytes countries_column = asset.section("TCTY");
  ByteReader offices(asset.section("TOFF")), spans(asset.section("TERM"));
  terms.reserve(countries_column.size());
  for (const std::uint8_t country : countries_column) {
    const std::uint32_t held = offices.u8();
    Term term;
    term.country = country;
    term.office = static_cast<Office>(held);
    term.entry = spans.varint();
    term.first_day = spans.varint();
    term.last_day = spans.varint();
    if (country * 2u + 2 > country_codes.size() || held >= static_cast<std::uint32_t>(kOffices) || term.entry >= entries.size()) return "terms of office";
    terms.push_back(term);
  }
  return offices.ok() && spans.ok() ? nullptr : "columns of terms";
}

}  // namespace entente
