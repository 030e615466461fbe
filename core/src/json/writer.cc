// Writes the output contract "entente/1". With reader.cc the only code that knows JSON.
#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/json.h"
#include "offsets/offset_map.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kChunk = 1 << 16;  // bytes gathered before the sink is called

const char* to_string(BlockKind kind) {
  constexpr const char* kNames[] = {"title", "heading", "dateline", "byline", "paragraph", "list_item", "furniture"};
  return kNames[static_cast<int>(kind)];
}

const char* to_string(MentionForm form) {
  constexpr const char* kNames[] = {"name", "nominal", "pronoun"};
  return kNames[static_cast<int>(form)];
}

const char* to_string(MentionSource source) {
  constexpr const char* kNames[] = {"tagger", "lexicon", "document", "dictionary", "user", "syntax"};
  return kNames[static_cast<int>(source)];
}

const char* to_string(LinkBy by) {
  constexpr const char* kNames[] = {"name", "short-name", "acronym", "apposition", "nominal", "pronoun", "metonymy", "dictionary", "user"};
  return kNames[static_cast<int>(by)];
}

const char* to_string(OffsetUnit unit) {
  constexpr const char* kNames[] = {"utf16", "codepoint", "utf8"};
  return kNames[static_cast<int>(unit)];
}

double decimals(Confidence per_mille) { return per_mille / 1000.0; }
Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

/// Bytes that are not UTF-8 become U+FFFD: a name may be cut from them.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The lists that grow with the text.
enum class List { blocks, sentences, tokens, words, mentions, entities, values };
constexpr int kLists = 7;

class Writer {
 public:
  Writer(const Analysis& analysis, const Options& options, const JsonSink& sink)
      : analysis_(analysis), offsets_(analysis.document.text, options.offsets), sink_(sink) {
    if (options.tokens) tokens_ = words(analysis.document);
  }

  /// `whole`: with the items of the long lists.
  bool write(const EngineInfo& engine, const Options& options, std::string_view id, bool whole) {
    whole_ = whole;
    out_ = "{";
    if (!id.empty()) (out_ += "\"id\":") += std::string(id) + ",";
    out_ += "\"schema\":\"entente/1\",\"engine\":";
    out_ += dump({{"version", engine.version}, {"model", engine.model}, {"lexicon", engine.lexicon}});
    out_ += ",\"offsets\":\"" + std::string(to_string(options.offsets)) + "\",\"length\":" + std::to_string(offsets_.length());
    list({"warnings", analysis_.warnings.size(), [this](std::size_t i) { return Json{{"code", analysis_.warnings[i].code}, {"message", analysis_.warnings[i].message}}; }});
    document(options.tokens, options.syntax);
    for (const List each : {List::mentions, List::entities, List::values}) list(each);
    for (const char* name : {"events", "relations", "quotes", "stances"}) out_ += std::string(",\"") + name + "\":[]";
    list({"corrections", analysis_.corrected.size(), [this](std::size_t i) { return Json{{"mentions", analysis_.corrected[i]}}; }});
    out_ += "}";
    return open_ && sink_(out_);
  }

  std::size_t size(List which) const { return listed(which).size; }

  /// Items [first, end) of a list.
  std::string items(List which, std::size_t first, std::size_t end) const {
    const Listed list = listed(which);
    std::string out = std::string("{\"list\":\"") + list.name + "\",\"items\":[";
    for (std::size_t i = first; i < end; ++i) (out += i == first ? "" : ",") += dump(list.item(i));
    return out += "]}";
  }

 private:
  Json span(Span bytes) const {
    const Span converted = offsets_.from_bytes(bytes);
    return {converted.begin, converted.end};
  }
  Json span_or_null(Span bytes) const { return bytes.empty() ? Json() : span(bytes); }

  struct Listed {
    const char* name;
    std::size_t size;
    std::function<Json(std::size_t)> item;
  };

  Listed listed(List which) const {
    const Document& doc = analysis_.document;
    switch (which) {
      case List::blocks: return {"blocks", doc.blocks.size(), [this, &doc](std::size_t i) { return Json{{"kind", to_string(doc.blocks[i].kind)}, {"span", span(doc.blocks[i].span)}}; }};
      case List::sentences: return {"sentences", doc.sentences.size(), [this, &doc](std::size_t i) { return span(doc.sentences[i].span); }};
      case List::tokens: return {"tokens", tokens_.size(), [this](std::size_t i) { return span(tokens_[i]); }};
      case List::words: return {"words", analysis_.syntax.words.size(), [this, &doc](std::size_t i) {
        const Json place = span(doc.tokens[i].span);
        const Word& word = analysis_.syntax.words[i];
        return Json{place[0], place[1], to_string(word.upos), to_string(word.xpos), word.head, to_string(word.relation)};
      }};
      case List::mentions: return {"mentions", analysis_.mentions.size(), [this](std::size_t i) { return mention(analysis_.mentions[i]); }};
      case List::entities: return {"entities", analysis_.entities.size(), [this](std::size_t i) { return entity(analysis_.entities[i]); }};
      case List::values: return {"values", analysis_.values.size(), [this](std::size_t i) { return value(analysis_.values[i]); }};
    }
    return {};
  }

  void list(List which) {
    Listed all = listed(which);
    if (!whole_) all.size = 0;
    list(all);
  }

  void list(const Listed& all) {
    ((out_ += ",\"") += all.name) += "\":[";
    for (std::size_t i = 0; i < all.size; ++i) {
      if (!open_) return;
      if (i > 0) out_ += ",";
      out_ += dump(all.item(i));
      if (out_.size() >= kChunk) flush();
    }
    out_ += "]";
  }

  void flush() {
    open_ = sink_(out_);
    out_.clear();
  }

  void document(bool with_tokens, bool with_syntax) {
    const Document& doc = analysis_.document;
    out_ += ",\"document\":{\"language\":" + dump(doc.language) + ",\"title\":" + dump(span_or_null(doc.title)) + ",\"date\":" + dump(date());
    list(List::blocks);
    list(List::sentences);
    if (with_tokens) list(List::tokens);
    else out_ += ",\"tokens\":null";
    if (with_syntax && !analysis_.syntax.words.empty()) list(List::words);
    else out_ += ",\"words\":null";
    out_ += "}";
  }

  Json date() const {
    const DocumentDate& found = analysis_.date;
    if (found.value.empty()) return {};
    return {{"value", found.value}, {"span", found.span ? span(*found.span) : Json()}, {"source", found.source}};
  }

  /// Universal Dependencies tokens: a clitic is one with the token before it.
  static std::vector<Span> words(const Document& doc) {
    std::vector<Span> out;
    out.reserve(doc.tokens.size());
    for (const Token& token : doc.tokens) {
      if (token.has(kClitic) && !out.empty()) {
        out.back().end = token.span.end;
      } else {
        out.push_back(token.span);
      }
    }
    return out;
  }

  Json mention(const Mention& item) const {
    Json alternatives = Json::array();
    for (const Alternative& other : item.alternatives) {
      alternatives.push_back({{"entity", other.entity}, {"reading", other.reading}, {"confidence", decimals(other.confidence)}});
    }
    return {{"span", span(item.span)}, {"extent", span(item.extent)}, {"type", entente::to_string(item.type)}, {"form", to_string(item.form)},
            {"entity", item.entity}, {"confidence", decimals(item.confidence)}, {"source", to_string(item.source)}, {"within", or_null(item.within)},
            {"link", {{"antecedent", or_null(item.link.antecedent)}, {"by", to_string(item.link.by)}, {"confidence", decimals(item.link.confidence)}}},
            {"reading", or_null(item.reading)}, {"alternatives", alternatives}};
  }

  Json entity(const Entity& item) const {
    Json roles = Json::array();
    for (const Role& role : item.roles) roles.push_back({{"title", role.title}, {"of", or_null(role.of)}, {"span", span(role.span)}});
    Json linking;
    if (!item.linking_source.empty()) linking = {{"source", item.linking_source}, {"confidence", decimals(item.linking_confidence)}};
    Json point;
    if (item.point) point = {item.point->latitude, item.point->longitude};
    return {{"id", item.id}, {"type", entente::to_string(item.type)}, {"name", item.name}, {"aliases", item.aliases}, {"roles", roles},
            {"ids", {{"wikidata", or_null(item.wikidata)}, {"iso3166", or_null(item.iso3166)}, {"geonames", or_null(item.geonames)}}},
            {"linking", linking}, {"of", or_null(item.of)}, {"members", item.members}, {"country", or_null(item.country)}, {"point", point},
            {"salience", decimals(item.salience)}, {"confidence", decimals(item.confidence)}};
  }

  static Json interval(const std::string& begin, const std::string& end) { return begin.empty() ? Json() : Json{begin, end}; }

  Json value(const Value& item) const {
    Json alternatives = Json::array();
    for (const ValueAlternative& other : item.alternatives) {
      alternatives.push_back({{"value", other.value}, {"interval", interval(other.interval_begin, other.interval_end)}});
    }
    return {{"span", span(item.span)}, {"type", entente::to_string(item.type)}, {"value", item.value}, {"interval", interval(item.interval_begin, item.interval_end)},
            {"mod", or_null(item.mod)}, {"quant", or_null(item.quant)}, {"freq", or_null(item.freq)}, {"begin", or_null(item.begin)}, {"end", or_null(item.end)},
            {"anchor", or_null(item.anchor)}, {"anchorSource", or_null(item.anchor_source)}, {"alternatives", alternatives}, {"unit", or_null(item.unit)},
            {"confidence", decimals(item.confidence)}};
  }

  const Analysis& analysis_;
  const OffsetMap offsets_;
  const JsonSink& sink_;
  std::vector<Span> tokens_;
  std::string out_;
  bool whole_ = true;
  bool open_ = true;
};

}  // namespace

bool write_json(const Analysis& analysis, const EngineInfo& engine, const Options& options, const JsonSink& sink, std::string_view id) {
  return Writer(analysis, options, sink).write(engine, options, id, true);
}

std::string to_json(const Analysis& analysis, const EngineInfo& engine, const Options& options) {
  std::string out;
  write_json(analysis, engine, options, [&out](std::string_view piece) { out += piece; return true; });
  return out;
}

struct JsonParts::State {
  State(const Analysis& analysis, const EngineInfo& info, const Options& wanted)
      : engine(info), options(wanted), sink([this](std::string_view piece) { return head += piece, true; }), writer(analysis, wanted, sink) {
    writer.write(engine, options, {}, false);
    for (int i = 0; i < kLists; ++i) total += writer.size(static_cast<List>(i));
  }

  const EngineInfo engine;
  const Options& options;
  std::string head;
  const JsonSink sink;
  Writer writer;
  int list = 0;
  std::size_t at = 0;  ///< item of the list
  std::size_t written = 0, total = 0;
};

JsonParts::JsonParts(const Analysis& analysis, const EngineInfo& engine, const Options& options) : state_(std::make_unique<State>(analysis, engine, options)) {}
JsonParts::~JsonParts() = default;

std::string JsonParts::head() const { return state_->head; }

bool JsonParts::next(std::size_t count, std::string& out) {
  State& s = *state_;
  while (s.list < kLists && s.at == s.writer.size(static_cast<List>(s.list))) ++s.list, s.at = 0;
  if (s.list == kLists) return false;
  const List list = static_cast<List>(s.list);
  const std::size_t end = s.at + std::min(count, s.writer.size(list) - s.at);
  out = s.writer.items(list, s.at, end);
  s.written += end - s.at;
  s.at = end;
  return true;
}

std::size_t JsonParts::done() const { return state_->total == 0 ? 1000 : state_->written * 1000 / state_->total; }

std::string error_json(const Error& error, std::size_t line) {
  return dump({{"id", Json()}, {"line", line}, {"error", {{"code", to_string(error.code)}, {"message", error.message}}}});
}

}  // namespace entente
