// Writes the output contract "entente/1". With reader.cc the only code that knows JSON.
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

class Writer {
 public:
  Writer(const Analysis& analysis, const Options& options, const JsonSink& sink)
      : analysis_(analysis), offsets_(analysis.document.text, options.offsets), sink_(sink) {}

  bool write(const EngineInfo& engine, const Options& options, std::string_view id) {
    out_ = "{";
    if (!id.empty()) (out_ += "\"id\":") += std::string(id) + ",";
    out_ += "\"schema\":\"entente/1\",\"engine\":";
    out_ += dump({{"version", engine.version}, {"model", engine.model}, {"lexicon", engine.lexicon}});
    out_ += ",\"offsets\":\"" + std::string(to_string(options.offsets)) + "\",\"length\":" + std::to_string(offsets_.length());
    list("warnings", analysis_.warnings, [](const Warning& warning) { return Json{{"code", warning.code}, {"message", warning.message}}; });
    document(options.tokens, options.syntax);
    list("mentions", analysis_.mentions, [this](const Mention& item) { return mention(item); });
    list("entities", analysis_.entities, [this](const Entity& item) { return entity(item); });
    list("values", analysis_.values, [this](const Value& item) { return value(item); });
    for (const char* name : {"events", "relations", "quotes", "stances"}) out_ += std::string(",\"") + name + "\":[]";
    list("corrections", analysis_.corrected, [](std::uint32_t mentions) { return Json{{"mentions", mentions}}; });
    out_ += "}";
    return open_ && sink_(out_);
  }

 private:
  Json span(Span bytes) const {
    const Span converted = offsets_.from_bytes(bytes);
    return {converted.begin, converted.end};
  }
  Json span_or_null(Span bytes) const { return bytes.empty() ? Json() : span(bytes); }

  template <class Items, class ToJson>
  void list(const char* name, const Items& items, ToJson to_json) {
    ((out_ += ",\"") += name) += "\":";
    array(items, to_json);
  }

  template <class Items, class ToJson>
  void array(const Items& items, ToJson to_json) {
    out_ += "[";
    bool first = true;
    for (const auto& item : items) {
      if (!open_) return;
      if (!first) out_ += ",";
      first = false;
      out_ += dump(to_json(item));
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
    list("blocks", doc.blocks, [this](const Block& block) { return Json{{"kind", to_string(block.kind)}, {"span", span(block.span)}}; });
    list("sentences", doc.sentences, [this](const Sentence& sentence) { return span(sentence.span); });
    if (with_tokens) {
      list("tokens", words(doc), [this](Span word) { return span(word); });
    } else {
      out_ += ",\"tokens\":null";
    }
    if (with_syntax && !analysis_.syntax.words.empty()) {
      std::size_t token = 0;
      list("words", analysis_.syntax.words, [this, &doc, &token](const Word& word) {
        const Json place = span(doc.tokens[token++].span);
        return Json{place[0], place[1], to_string(word.upos), to_string(word.xpos), word.head, to_string(word.relation)};
      });
    } else {
      out_ += ",\"words\":null";
    }
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
            {"linking", linking}, {"of", or_null(item.of)}, {"country", or_null(item.country)}, {"point", point},
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
  std::string out_;
  bool open_ = true;
};

}  // namespace

bool write_json(const Analysis& analysis, const EngineInfo& engine, const Options& options, const JsonSink& sink, std::string_view id) {
  return Writer(analysis, options, sink).write(engine, options, id);
}

std::string to_json(const Analysis& analysis, const EngineInfo& engine, const Options& options) {
  std::string out;
  write_json(analysis, engine, options, [&out](std::string_view piece) { out += piece; return true; });
  return out;
}

std::string error_json(const Error& error, std::size_t line) {
  return dump({{"id", Json()}, {"line", line}, {"error", {{"code", to_string(error.code)}, {"message", error.message}}}});
}

}  // namespace entente
