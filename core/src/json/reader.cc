// Reads what comes in as JSON: options, dictionaries, corrections, batch lines. With writer.cc the only code that knows JSON.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "entente/json.h"

namespace entente {
namespace {

using Json = nlohmann::json;

Error bad_option(std::string what) { return {ErrorCode::bad_option, std::move(what)}; }

Result<Json> parse(std::string_view text) {
  Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return Error{ErrorCode::bad_json, "not well-formed JSON"};
  return json;
}

/// A key outside `known` is an error: a misspelt option must not be dropped in silence.
std::optional<Error> check_keys(const Json& object, std::initializer_list<std::string_view> known, const char* what) {
  if (!object.is_object()) return bad_option(std::string(what) + " must be an object");
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) return bad_option(std::string("unknown key \"") + key + "\" in " + what);
  }
  return std::nullopt;
}

bool is_offset(const Json& value) { return value.is_number_unsigned() && value.get<std::uint64_t>() <= 0xFFFFFFFFu; }

std::optional<Span> read_span(const Json& object, const char* key) {
  const auto at = object.find(key);
  if (at == object.end() || !at->is_array() || at->size() != 2 || !is_offset((*at)[0]) || !is_offset((*at)[1])) return std::nullopt;
  const Span span{(*at)[0].get<std::uint32_t>(), (*at)[1].get<std::uint32_t>()};
  return span.begin < span.end ? std::optional(span) : std::nullopt;
}

std::string read_string(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::optional<MentionType> read_type(const Json& object) { return mention_type(read_string(object, "type")); }

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 12 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// ISO 3166-1 alpha-2, or ISO 3166-2: that, a hyphen and up to three letters or digits.
bool is_iso3166(std::string_view text) {
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() < 2 || !letter(text[0]) || !letter(text[1])) return false;
  const auto part = text.substr(2);
  return part.empty() || (part[0] == '-' && part.size() >= 2 && part.size() <= 4 &&
                          std::all_of(part.begin() + 1, part.end(), [letter](char c) { return letter(c) || (c >= '0' && c <= '9'); }));
}

Result<DictionaryName> read_name(const Json& item) {
  if (auto error = check_keys(item, {"name", "type", "aliases", "ids"}, "a dictionary entry")) return *error;
  DictionaryName name;
  name.name = read_string(item, "name");
  const auto type = read_type(item);
  constexpr std::size_t kLongestName = 1000;  // bytes
  if (name.name.size() > kLongestName) return bad_option("a dictionary name has at most 1000 bytes");
  if (name.name.empty() || !type) return bad_option("a dictionary entry needs a \"name\" and a \"type\" (PERSON, ORG, GPE ...)");
  name.type = *type;
  if (const auto aliases = item.find("aliases"); aliases != item.end()) {
    if (!aliases->is_array()) return bad_option("\"aliases\" must be a list of strings");
    for (const Json& alias : *aliases) {
      if (!alias.is_string() || alias.get_ref<const std::string&>().size() > kLongestName) {
        return bad_option("\"aliases\" must be a list of strings of at most 1000 bytes");
      }
      name.aliases.push_back(alias.get<std::string>());
    }
  }
  if (const auto ids = item.find("ids"); ids != item.end()) {
    if (auto error = check_keys(*ids, {"wikidata", "iso3166", "geonames"}, "\"ids\"")) return *error;
    name.wikidata = read_string(*ids, "wikidata");
    name.iso3166 = read_string(*ids, "iso3166");
    name.geonames = read_string(*ids, "geonames");
    const bool sound = (name.wikidata.empty() || (name.wikidata[0] == 'Q' && is_digits(std::string_view(name.wikidata).substr(1)))) &&
                       (name.geonames.empty() || is_digits(name.geonames)) && (name.iso3166.empty() || is_iso3166(name.iso3166));
    if (!sound) return bad_option("\"ids\" are like {\"wikidata\": \"Q64\", \"iso3166\": \"DE-BE\", \"geonames\": \"2950159\"}");
  }
  return name;
}

Result<Correction> read_correction(const Json& item) {
  if (auto error = check_keys(item, {"op", "span", "type", "to", "into", "reading", "everywhere"}, "a correction")) return *error;
  static constexpr std::pair<std::string_view, Correction::Kind> kKinds[] = {
      {"retype", Correction::Kind::retype}, {"respan", Correction::Kind::respan}, {"remove", Correction::Kind::remove}, {"add", Correction::Kind::add},
      {"merge", Correction::Kind::merge},   {"split", Correction::Kind::split},   {"read", Correction::Kind::read}};
  const std::string op = read_string(item, "op");
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&op](const auto& pair) { return pair.first == op; });
  if (kind == std::end(kKinds)) return bad_option("a correction's \"op\" must be retype, respan, remove, add, merge, split or read");
  const auto span = read_span(item, "span");
  if (!span) return bad_option("a correction needs a \"span\" [begin, end]");
  Correction correction;
  correction.kind = kind->second;
  correction.span = *span;
  correction.type = read_type(item);
  correction.new_span = read_span(item, "to");
  correction.into = read_span(item, "into");
  correction.reading = read_string(item, "reading");
  if (const auto everywhere = item.find("everywhere"); everywhere != item.end()) {
    if (!everywhere->is_boolean()) return bad_option("\"everywhere\" must be true or false");
    correction.everywhere = everywhere->get<bool>();
  }
  using Kind = Correction::Kind;
  if ((correction.kind == Kind::retype || correction.kind == Kind::add) && !correction.type) return bad_option(op + " needs a \"type\"");
  if (correction.kind == Kind::respan && !correction.new_span) return bad_option("respan needs \"to\": [begin, end]");
  if (correction.kind == Kind::merge && !correction.into) return bad_option("merge needs \"into\": [begin, end]");
  return correction;
}

template <class T, class Read>
Result<std::vector<T>> read_list(const Json& json, const char* what, Read read) {
  if (!json.is_array()) return bad_option(std::string(what) + " must be a list");
  std::vector<T> out;
  for (const Json& item : json) {
    Result<T> one = read(item);
    if (!one) return one.error();
    out.push_back(std::move(one.value()));
  }
  return out;
}

Result<std::vector<DictionaryName>> dictionary(const Json& json) { return read_list<DictionaryName>(json, "a dictionary", read_name); }
Result<std::vector<Correction>> corrections(const Json& json) { return read_list<Correction>(json, "corrections", read_correction); }

}  // namespace

Result<std::vector<DictionaryName>> read_dictionary(std::string_view text) {
  const Result<Json> json = parse(text);
  if (!json) return json.error();
  return dictionary(json.value());
}

Result<std::vector<Correction>> read_corrections(std::string_view text) {
  const Result<Json> json = parse(text);
  if (!json) return json.error();
  return corrections(json.value());
}

Result<OffsetUnit> read_offset_unit(std::string_view name) {
  if (name == "utf16") return OffsetUnit::utf16;
  if (name == "codepoint") return OffsetUnit::codepoint;
  if (name == "utf8") return OffsetUnit::utf8;
  return bad_option("offsets must be utf16, codepoint or utf8");
}

Result<Options> read_options(std::string_view text) {
  const Result<Json> parsed = parse(text);
  if (!parsed) return parsed.error();
  const Json& json = parsed.value();
  if (auto error = check_keys(json, {"date", "offsets", "tokens", "syntax", "dictionary", "corrections"}, "options")) return *error;
  Options options;
  if (const auto date = json.find("date"); date != json.end()) {
    if (!date->is_string()) return bad_option("\"date\" must be a string");
    options.date = date->get<std::string>();
  }
  if (json.contains("offsets")) {
    const Result<OffsetUnit> unit = read_offset_unit(read_string(json, "offsets"));
    if (!unit) return unit.error();
    options.offsets = unit.value();
  }
  for (const auto& [name, wanted] : {std::pair{"tokens", &options.tokens}, std::pair{"syntax", &options.syntax}}) {
    const auto value = json.find(name);
    if (value == json.end()) continue;
    if (!value->is_boolean()) return bad_option('"' + std::string(name) + "\" must be true or false");
    *wanted = value->get<bool>();
  }
  if (const auto names = json.find("dictionary"); names != json.end()) {
    Result<std::vector<DictionaryName>> read = dictionary(*names);
    if (!read) return read.error();
    options.dictionary = std::move(read.value());
  }
  if (const auto edits = json.find("corrections"); edits != json.end()) {
    Result<std::vector<Correction>> read = corrections(*edits);
    if (!read) return read.error();
    options.corrections = std::move(read.value());
  }
  return options;
}

Result<BatchLine> read_batch_line(std::string_view text) {
  const Result<Json> parsed = parse(text);
  if (!parsed) return parsed.error();
  const Json& json = parsed.value();
  if (auto error = check_keys(json, {"id", "text", "date"}, "a line")) return *error;
  if (!json.contains("id")) return Error{ErrorCode::bad_json, "a line must be {\"id\", \"text\", \"date\"?}"};
  const Json& id = json["id"];
  if (!id.is_string() && !id.is_number_integer()) return Error{ErrorCode::bad_json, "\"id\" must be a string or an integer of 64 bits"};
  const auto text_at = json.find("text");
  if (text_at == json.end() || !text_at->is_string()) return Error{ErrorCode::bad_json, "\"text\" must be a string"};
  if (const auto date = json.find("date"); date != json.end() && !date->is_string()) return Error{ErrorCode::bad_json, "\"date\" must be a string"};
  return BatchLine{id.dump(-1, ' ', false, Json::error_handler_t::replace), text_at->get<std::string>(), read_string(json, "date")};
}

}  // namespace entente
