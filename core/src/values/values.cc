#include "values/values.h"

#include <algorithm>

#include "text/text.h"
#include "text/words.h"
#include "values/calendar.h"
#include "values/context.h"
#include "values/datelines.h"
#include "values/matcher.h"
#include "values/plausible.h"
#include "values/resolve.h"

namespace entente {
namespace {

When day_of(const AbsoluteDate& date) {
  When when;
  when.grain = date.day ? Grain::day : Grain::month;
  when.year = date.year;
  when.part = date.month;
  when.day = date.day;
  return when;
}

/// "2018-05-08T19:59Z", "XXXX-05-08" or "2018-05" as a day or month.
When read_document_date(const DocumentDate& date) {
  AbsoluteDate day;
  When when;
  if (read_iso_date(date.value, day) > 0) return day_of(day);
  const auto digits = [&date](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count && i < date.value.size(); ++i) {
      if (date.value[i] < '0' || date.value[i] > '9') return 0;
      value = value * 10 + (date.value[i] - '0');
    }
    return value;
  };
  if (date.value.size() >= 7) {
    when.year = digits(0, 4);
    when.part = digits(5, 2);
    when.day = date.value.size() >= 10 ? digits(8, 2) : 0;
    when.grain = when.day ? Grain::day : Grain::month;
  }
  return when;
}

void set_interval(const When& first, const When& last, std::string& begin, std::string& end) {
  const auto from = first.days(), to = last.days();
  if (!from || !to) return;
  begin = iso_day(from->first);
  end = iso_day(to->second);
}

}  // namespace

class ValueReader::Collector {
 public:
  Collector(const Document& document, const DocumentDate& date, const std::vector<Mention>& names)
      : document_(document), names_(names), timeline_(When(), std::nullopt), matcher_(document) {
    datelines(date);
  }

  bool step(std::size_t sentences) {
    const std::size_t end = next_sentence_ + std::min(sentences, document_.sentences.size() - next_sentence_);
    for (; next_sentence_ < end; ++next_sentence_) {
      const Sentence& sentence = document_.sentences[next_sentence_];
      const BlockKind kind = document_.blocks[sentence.block].kind;
      if (kind == BlockKind::dateline && next_dateline_ < dated_.size()) {
        for (; next_dateline_ < dated_.size() && dated_[next_dateline_].span.begin < sentence.span.end; ++next_dateline_) push(std::move(dated_[next_dateline_]));
        if (dated_block_[sentence.block]) continue;
      }
      if (document_.english) read(sentence);
    }
    return end < document_.sentences.size();
  }

  std::vector<Value> take() { return std::move(values_); }

 private:
  /// Day and clock time of a dateline are two values; where it is the document's date, others are reckoned from it.
  void datelines(const DocumentDate& date) {
    dated_block_.assign(document_.blocks.size(), false);
    for (const DatedBlock& dated : dated_blocks(document_)) {
      const std::uint32_t block = dated.block;
      const AbsoluteDate& found = dated.date;
      if (document_.blocks[block].kind != BlockKind::dateline) continue;
      dated_block_[block] = true;
      const bool joined = found.clock && found.clock->span.overlaps(found.span);  // "2018-05-08T19:59Z" is one TIME
      const auto add = [&](ValueType type, Span span, std::string value) {
        Value made;
        made.type = type;
        made.span = span;
        made.value = std::move(value);
        set_interval(day_of(found), day_of(found), made.interval_begin, made.interval_end);
        dated_.push_back(std::move(made));
      };
      if (!joined) add(ValueType::date, found.span, timex_day(found));
      if (found.clock) add(ValueType::time, joined ? found.span : found.clock->span, timex_time(found, *found.clock));
    }
    std::sort(dated_.begin(), dated_.end(), [](const Value& a, const Value& b) { return before(a.span, b.span); });
    date_span_ = date.span;
    timeline_ = Timeline(read_document_date(date), std::nullopt);
  }

  void read(const Sentence& sentence) {
    if (!scan_atoms(document_, sentence, atoms_)) return;
    matcher_.run(sentence, atoms_);
    const Scene scene{document_, sentence, atoms_, matcher_, timeline_};
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token;) {
      if (atoms_.at(t).idle()) {
        ++t;
        continue;
      }
      matcher_.candidates(t, candidates_);
      std::uint32_t next = t;
      for (const std::int32_t candidate : candidates_) {
        const Node& node = matcher_.node(candidate);
        if (node.rule->op == Op::nothing) {
          next = node.end;
          break;
        }
        if (!plausible(scene, node, names_, name_)) continue;
        next = read(scene, node);
        if (next > t) break;
      }
      t = std::max(next, t + 1);
    }
  }

  /// Where what is found ends; its begin if it means nothing. "24 hours a day" is no sum of two lengths, but begins with one.
  std::uint32_t read(const Scene& scene, const Node& node) {
    const auto reading = resolve(scene, node);
    if (reading && emit(scene, node, *reading)) return node.end;
    const Node* first = node_argument(scene, node, 0);
    return first && first->begin == node.begin && Grammar::get().is_output(first->rule->category) ? read(scene, *first) : node.begin;
  }

  bool emit(const Scene& scene, const Node& node, const Reading& reading) {
    Value value;
    value.type = type_of(node, reading);
    value.span = {document_.tokens[node.begin].span.begin, document_.tokens[node.end - 1].span.end};
    value.mod = reading.mod;
    value.anchor_source = reading.anchor.source;
    value.anchor = reading.anchor.value;
    if (reading.number) {
      value.value = reading.number->str();
      if (reading.high) value.value += "/" + reading.high->str();
      if (!reading.unit.empty()) value.unit = reading.unit;
      if (value.type == ValueType::cardinal) count_people(scene, node, value);
      if (reading.open_count && value.mod.empty()) value.mod = "APPROX";
    } else if (!reading.period.empty()) {
      value.value = reading.period;
      value.quant = reading.quant;
      value.freq = reading.freq;
      place(node, value);
    } else {
      value.value = reading.when.value();
      const When& last = reading.until ? *reading.until : reading.when;
      if (reading.until) value.value += "/" + last.value();
      set_interval(reading.when, last, value.interval_begin, value.interval_end);
      for (const When& other : reading.alternatives) {
        ValueAlternative alternative{other.value(), {}, {}};
        set_interval(other, other, alternative.interval_begin, alternative.interval_end);
        value.alternatives.push_back(std::move(alternative));
      }
      timeline_.add(reading.when, static_cast<std::uint32_t>(values_.size()), value.span.begin);
    }
    if (value.value.empty()) return false;
    value.confidence = value.alternatives.empty() ? 900 : 700;
    push(std::move(value));
    return true;
  }

  /// From the document's date on, what is reckoned from it can point there.
  void push(Value value) {
    if (date_span_ && date_span_->contains(value.span)) {
      timeline_.set_document_value(static_cast<std::uint32_t>(values_.size()));
      date_span_.reset();
    }
    values_.push_back(std::move(value));
  }

  /// Begin and end of "the past year", "the next four years".
  void place(const Node& node, Value& value) const {
    if (value.anchor_source.empty() || node.rule->op != Op::duration) return;
    const std::string_view side = word_argument(node, 2);
    const auto days = timeline_.document().days();
    if (!days || side.empty()) return;
    (side == "before" ? value.end : value.begin) = timeline_.document().value();
  }

  /// "20 people", "3,000 Syrian troops": what is counted.
  void count_people(const Scene& scene, const Node& node, Value& value) const {
    std::uint32_t t = node.end;
    if (t < scene.sentence.end_token && document_.of(document_.tokens[t]) == "of") ++t;
    for (const std::uint32_t stop = std::min(t + 3, scene.sentence.end_token); t < stop; ++t) {
      const Token& token = document_.tokens[t];
      if (scene.atoms.at(t).classes & bit(Class::people)) {
        value.unit = fold(document_.of(token));
        return;
      }
      if (!token.has(kWord) || token.has(kNumber) || (token.has(kLower) && token.span.size() <= 3)) return;  // a preposition or a determiner
    }
  }

  ValueType type_of(const Node& node, const Reading& reading) const {
    const std::string& category = Grammar::get().category_name(node.rule->category);
    if (reading.number) {
      for (const auto& [name, type] : {std::pair("money", ValueType::money), {"percent", ValueType::percent}, {"quantity", ValueType::quantity}, {"ordinal", ValueType::ordinal}}) {
        if (category == name) return type;
      }
      return ValueType::cardinal;
    }
    if (reading.set) return ValueType::set;
    if (!reading.period.empty()) return ValueType::duration;
    return reading.when.time.empty() ? ValueType::date : ValueType::time;
  }

  const Document& document_;
  const std::vector<Mention>& names_;
  Timeline timeline_;
  Matcher matcher_;
  Atoms atoms_;
  NameCursor name_;
  std::vector<std::int32_t> candidates_;
  std::size_t next_sentence_ = 0, next_dateline_ = 0;
  std::vector<Value> dated_, values_;
  std::vector<bool> dated_block_;
  std::optional<Span> date_span_;   ///< of the document's date
};

ValueReader::ValueReader(const Document& document, const DocumentDate& date, const std::vector<Mention>& names)
    : collector_(std::make_unique<Collector>(document, date, names)) {}
ValueReader::~ValueReader() = default;
bool ValueReader::step(std::size_t sentences) { return collector_->step(sentences); }
std::vector<Value> ValueReader::take() { return collector_->take(); }

std::vector<Value> read_values(const Document& document, const DocumentDate& date, const std::vector<Mention>& names) {
  ValueReader reader(document, date, names);
  while (reader.step(document.sentences.size())) {
  }
  return reader.take();
}

}  // namespace entente
