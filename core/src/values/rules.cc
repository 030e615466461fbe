#include "values/rules.h"

#include <algorithm>
#include <charconv>

#include "text/ascii.h"
#include "text/text.h"
#include "text/words.h"
#include "text_data.h"
#include "values/when.h"
#include "values_data.h"

namespace entente {
namespace {

constexpr std::pair<std::string_view, Class> kClassNames[] = {
    {"MONTH", Class::month}, {"WEEKDAY", Class::weekday}, {"WDAY", Class::wday}, {"WEEKDAYS", Class::weekdays}, {"UNIT", Class::unit},
    {"UNITS", Class::units}, {"PERIOD", Class::period}, {"PERIODS", Class::periods}, {"SECOND", Class::second}, {"FORTNIGHT", Class::fortnight},
    {"SEASON", Class::season}, {"FALL", Class::fall}, {"PART", Class::part}, {"PARTS", Class::parts}, {"SEASONS", Class::seasons}, {"AMPM", Class::ampm},
    {"PERIODICAL", Class::periodical}, {"TIMES", Class::times}, {"CARDINAL", Class::cardinal}, {"POWER", Class::power}, {"SHORTPOWER", Class::shortpower},
    {"DOZEN", Class::dozen}, {"ORDINAL", Class::ordinal}, {"FRACTION", Class::fraction}, {"TENS", Class::tens}, {"PEOPLE", Class::people},
    {"ZONE", Class::zone}, {"HOLIDAY", Class::holiday}, {"SIGN", Class::sign}, {"COIN", Class::coin}, {"CENT", Class::cent},
    {"ISOCODE", Class::isocode}, {"EURO", Class::euro}, {"MEASURE", Class::measure}, {"LONGMEASURE", Class::longmeasure}, {"NUM", Class::num},
    {"BIGNUM", Class::bignum}, {"ORD", Class::ord}, {"INT", Class::integer}, {"INT2", Class::int2}, {"DAY", Class::day}, {"YEAR", Class::year},
    {"OLDYEAR", Class::oldyear}, {"YY", Class::yy}, {"YEARPAIR", Class::yearpair}, {"DECADE", Class::decade}, {"DECADES", Class::decades},
    {"NUMTENS", Class::numtens}, {"HOUR", Class::hour}, {"CLOCK", Class::clock}, {"DOTCLOCK", Class::dotclock}, {"HHMM", Class::hhmm},
    {"ISODATE", Class::isodate}, {"NUMDATE", Class::numdate}, {"FY", Class::fy}, {"FYWORD", Class::fyword}, {"QUARTER", Class::quarter},
    {"HALF", Class::half}, {"MODERNYEAR", Class::modernyear}, {"CUE", Class::cue},
};

constexpr std::pair<std::string_view, Op> kOpNames[] = {
    {"on", Op::on}, {"in", Op::in}, {"days", Op::days}, {"same", Op::same}, {"numeric", Op::numeric}, {"iso", Op::iso}, {"nthday", Op::nth_day},
    {"holiday", Op::holiday}, {"shift", Op::shift}, {"back_to", Op::back_to}, {"after", Op::after}, {"from", Op::from}, {"weekday", Op::weekday},
    {"weekday_of", Op::weekday_of}, {"monthly", Op::monthly}, {"part", Op::part}, {"nth", Op::nth}, {"year", Op::year}, {"yearpair", Op::year_pair},
    {"bc", Op::bc}, {"fiscal", Op::fiscal}, {"season", Op::season}, {"seasonal", Op::seasonal}, {"same_month", Op::same_month}, {"week_of", Op::week_of},
    {"weekend", Op::weekend}, {"weekend_of", Op::weekend_of}, {"decade", Op::decade}, {"tens", Op::tens},
    {"century", Op::century}, {"century_bc", Op::century_bc}, {"same_period", Op::same_period}, {"refer", Op::refer}, {"with", Op::with}, {"mod_of", Op::mod_of}, {"mod", Op::mod},
    {"duration", Op::duration}, {"sum", Op::sum}, {"set", Op::set}, {"set_weekday", Op::set_weekday}, {"set_month", Op::set_month},
    {"set_season", Op::set_season}, {"set_part", Op::set_part}, {"set_freq", Op::set_freq}, {"zone", Op::zone}, {"zone_offset", Op::zone_offset},
    {"clock", Op::clock}, {"clock_hour", Op::clock_hour}, {"clock_past", Op::clock_past}, {"at", Op::at}, {"part_of", Op::part_of},
    {"part_after", Op::part_after}, {"number", Op::number}, {"power", Op::power}, {"range", Op::range}, {"money", Op::money}, {"cents", Op::cents},
    {"percent", Op::percent}, {"points", Op::points}, {"basis", Op::basis}, {"measure", Op::measure}, {"measures", Op::measures},
    {"fraction", Op::fraction}, {"nothing", Op::nothing}, {"many", Op::many}, {"ordinal", Op::ordinal},
};

template <class Value, std::size_t Size>
const Value* lookup(const std::pair<std::string_view, Value> (&names)[Size], std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return &value;
  }
  return nullptr;
}

std::uint32_t hash_of(std::string_view word) { return fold_hash(fold(word)); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    std::string_view part = text.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty() || separator != ' ') parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// "NUM2" -> the second NUM; nothing counted: the first.
std::pair<std::string_view, int> counted(std::string_view label) {
  if (label.size() > 1 && label.back() >= '2' && label.back() <= '9' && label != "INT2") return {label.substr(0, label.size() - 1), label.back() - '0'};
  if (label.size() > 4 && label.substr(0, 4) == "INT2") return {label.substr(0, 4), label.back() - '0'};
  return {label, 1};
}

void add_traits(const Element& element, Traits& traits) {
  traits.classes |= element.classes;
  traits.categories |= element.categories;
  for (const std::uint32_t hash : element.words) traits.add_word(hash);
}

/// What the token after element `first` can be.
Traits next_of(const Rule& rule, std::size_t first) {
  Traits next;
  for (std::size_t i = first + 1; i < rule.elements.size(); ++i) {
    add_traits(rule.elements[i], next);
    if (!rule.elements[i].optional) return next;
  }
  next.categories |= kAlways;
  return next;
}

Needs needs_of(const Rule& rule) {
  Needs needs;
  bool words_only = true;  // they are rarer: first
  const auto add = [&needs, &words_only](const Element& element) {
    if (element.optional || element.negated || needs.count == kMostNeeds || (element.classes == 0 && element.categories == 0) != words_only) return;
    add_traits(element, needs.element[needs.count++]);
  };
  const auto first = std::find_if(rule.elements.begin(), rule.elements.end(), [](const Element& element) { return !element.optional; });
  for (const bool words : {true, false}) {
    words_only = words;
    if (first != rule.elements.end()) std::for_each(first + 1, rule.elements.end(), add);
    std::for_each(rule.ahead.begin(), rule.ahead.end(), add);
  }
  return needs;
}

}  // namespace

const Grammar& Grammar::get() {
  static const Grammar grammar;
  return grammar;
}

Grammar::Grammar() : words_(4096) {
  read_calendar();
  read_words(values_data::words);
  read_table(values_data::currencies, "currencies.txt");
  read_table(values_data::measures, "measures.txt");
  read_table(values_data::holidays, "holidays.txt");
  read_rules(values_data::times, "times.txt");
  read_rules(values_data::durations, "durations.txt");
  read_rules(values_data::clock, "clock.txt");
  read_rules(values_data::quantities, "quantities.txt");
  index_rules();
}

void Grammar::error(const char* file, std::string_view line) { errors_.push_back(std::string(file) + ": " + std::string(line)); }

const Grammar::Word* Grammar::find(std::uint32_t hash) const {
  for (std::size_t i = hash & (hashes_.size() - 1);; i = (i + 1) & (hashes_.size() - 1)) {
    if (hashes_[i] == 0) return nullptr;
    if (hashes_[i] == hash) return &words_[i];
  }
}

Grammar::Word& Grammar::word(std::uint32_t hash) {
  std::size_t i = hash & (words_.size() - 1);
  while (words_[i].hash != 0 && words_[i].hash != hash) i = (i + 1) & (words_.size() - 1);
  if (words_[i].hash == 0 && ++word_count_ * 2 > words_.size()) {
    std::vector<Word> old(words_.size() * 2);
    old.swap(words_);
    for (Word& moved : old) {
      if (moved.hash == 0) continue;
      std::size_t j = moved.hash & (words_.size() - 1);
      while (words_[j].hash != 0) j = (j + 1) & (words_.size() - 1);
      words_[j] = std::move(moved);
    }
    i = hash & (words_.size() - 1);
    while (words_[i].hash != 0) i = (i + 1) & (words_.size() - 1);
  }
  words_[i].hash = hash;
  return words_[i];
}

void Grammar::add_word(std::string_view text, Class name, std::int32_t value) {
  Word& entry = word(hash_of(text));
  if (entry.classes & bit(name)) return;
  entry.classes |= bit(name);
  entry.values.push_back({name, value});
}

void Grammar::add_phrase(std::string_view text, Class name, std::int32_t value) {
  const auto parts = split(text, ' ');
  if (parts.size() == 1) return add_word(text, name, value);
  Phrase phrase{{}, name, value};
  for (const std::string_view part : parts) phrase.hashes.push_back(hash_of(part));
  word(phrase.hashes.front()).phrases.push_back(static_cast<std::uint16_t>(phrases_.size()));
  phrases_.push_back(std::move(phrase));
}

void Grammar::read_calendar() {
  for_each_line(text_data::calendar, [&](std::string_view section, std::string_view line) {
    const auto parts = split(line, ' ');
    int value = 0;
    const bool open_zone = parts[0] == "-";
    if (!open_zone) std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), value);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      std::string_view text = parts[i];
      if (text.back() == '.') text.remove_suffix(1);
      for (const std::string& spelling : {std::string(text), std::string(text) + "."}) {
        if (section == "month") add_word(spelling, Class::month, value);
        if (section == "weekday") {
          add_word(spelling, Class::wday, value);
          if (i == 1) add_word(spelling, Class::weekday, value);
        }
        if (section == "zone") add_word(spelling, Class::zone, open_zone ? 10000 : value);
      }
    }
  });
}

void Grammar::read_words(std::string_view data) {
  for_each_line(data, [&](std::string_view section, std::string_view line) {
    std::vector<Class> classes;
    for (const std::string_view name : split(section, ' ')) {
      if (const Class* found = lookup(kClassNames, name)) classes.push_back(*found);
    }
    if (classes.empty()) return error("words.txt", section);
    const auto parts = split(line, ' ');
    int value = 0;
    if (ascii_digit(parts[0][0])) {
      std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), value);
    } else {
      value = parts[0][0];
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
      for (const Class name : classes) add_word(parts[i], name, value);
    }
  });
}

void Grammar::read_table(std::string_view data, const char* file) {
  const std::string_view name(file);
  for_each_line(data, [&](std::string_view, std::string_view line) {
    const auto cells = split(line, '|');
    const auto each = [&](std::size_t cell, Class c, std::size_t value) {
      if (cell >= cells.size()) return;
      for (const std::string_view words : split(cells[cell], ';')) {
        if (!words.empty()) add_phrase(words, c, static_cast<std::int32_t>(value));
      }
    };
    if (name == "currencies.txt" && cells.size() >= 3) {
      each(1, Class::sign, currencies_.size());
      if (cells[0].size() == 3) add_phrase(cells[0], Class::isocode, static_cast<std::int32_t>(currencies_.size()));
      if (cells[0] == "EUR" || cells[0] == "GBP") add_phrase(cells[0] == "EUR" ? "\xE2\x82\xAC" : "\xC2\xA3", Class::euro, static_cast<std::int32_t>(currencies_.size()));
      each(2, Class::coin, currencies_.size());
      each(3, Class::cent, currencies_.size());
      currencies_.emplace_back(cells[0]);
    } else if (name == "measures.txt" && cells.size() == 3) {
      Measure measure{std::string(cells[0]), {}, 1, {}};
      const std::size_t from = cells[1].find(" from ");
      const auto factor = split(cells[1].substr(0, from), '/');
      const auto number = read_decimal(factor[0]), zero = from == std::string_view::npos ? Decimal{} : read_decimal(cells[1].substr(from + 6));
      if (!number || !zero) return error(file, line);
      measure.factor = *number;
      measure.zero = *zero;
      if (factor.size() > 1) std::from_chars(factor[1].data(), factor[1].data() + factor[1].size(), measure.divisor);
      each(2, Class::measure, measures_.size());
      for (const std::string_view words : split(cells[2], ';')) {
        if (words.size() > 3 && words.back() != 's') add_phrase(words, Class::longmeasure, static_cast<std::int32_t>(measures_.size()));
      }
      measures_.push_back(std::move(measure));
    } else if (name == "holidays.txt" && cells.size() == 2) {
      each(1, Class::holiday, holidays_.size());
      holidays_.emplace_back(cells[0]);
    } else {
      error(file, line);
    }
  });
}

int Grammar::category(std::string_view name) {
  for (std::size_t i = 0; i < category_names_.size(); ++i) {
    if (category_names_[i] == name) return static_cast<int>(i);
  }
  category_names_.emplace_back(name);
  output_.push_back(true);
  return static_cast<int>(category_names_.size()) - 1;
}

/// "NUM", "a|an", "<day>", "of?", "\"(\"". `label`: what arguments call it by.
bool Grammar::read_element(std::string_view text, Element& element, std::string_view& label) {
  if (text.size() > 1 && text.back() == '?') {
    element.optional = true;
    text.remove_suffix(1);
  }
  for (std::string_view part : split(text, '|')) {
    if (part.empty()) return false;
    if (part.size() > 2 && part.front() == '<' && part.back() == '>') {
      part = part.substr(1, part.size() - 2);
      if (label.empty()) label = part;
      const auto alias = std::find_if(aliases_.begin(), aliases_.end(), [part](const auto& known) { return known.first == part; });
      element.categories |= alias != aliases_.end() ? alias->second : 1u << category(part);
    } else if (const Class* known = lookup(kClassNames, part)) {
      if (label.empty()) label = part;
      element.classes |= bit(*known);
    } else {
      if (part.size() > 2 && part.front() == '"' && part.back() == '"') part = part.substr(1, part.size() - 2);
      element.words.push_back(hash_of(part));
    }
  }
  return true;
}

void Grammar::read_rule(std::string_view line, int category_index, const char* file) {
  const std::size_t equals = line.find(" = ");
  if (equals == std::string_view::npos) return error(file, line);
  Rule rule;
  rule.category = static_cast<std::uint8_t>(category_index);
  rule.line = line_++;
  std::vector<std::string_view> labels;  // of rule.elements
  for (std::string_view text : split(line.substr(0, equals), ' ')) {
    const bool context = text.size() > 2 && text.front() == '(' && text.back() == ')';
    if (context) text = text.substr(1, text.size() - 2);
    Element element;
    if (context && text.front() == '!') {
      element.negated = true;
      text.remove_prefix(1);
    }
    std::string_view element_label;
    if (!read_element(text, element, element_label)) return error(file, line);
    if (!context) labels.push_back(element_label);
    (context ? rule.elements.empty() ? rule.behind : rule.ahead : rule.elements).push_back(std::move(element));
    if (!context && !rule.ahead.empty()) return error(file, line);
  }
  const auto words = split(line.substr(equals + 3), ' ');
  const Op* op = words.empty() ? nullptr : lookup(kOpNames, words[0]);
  if (!op || rule.elements.empty() || rule.elements.size() > kMostElements) return error(file, line);
  rule.op = *op;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string_view text = words[i];
    Argument argument;
    if (text == "?") {
      rule.arguments.push_back(argument);
      continue;
    }
    const bool negative = text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (const auto number = read_decimal(text)) {
      argument.kind = Argument::Kind::number;
      argument.number = *number;
      if (negative) argument.number.mantissa = -argument.number.mantissa;
      rule.arguments.push_back(argument);
      continue;
    }
    if (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
    auto [label, nth] = counted(text);
    argument.negative = negative;
    for (std::size_t e = 0; e < rule.elements.size(); ++e) {
      if (labels[e] != label || --nth > 0) continue;
      argument.kind = Argument::Kind::capture;
      argument.element = static_cast<std::uint8_t>(e);
      break;
    }
    if (argument.kind != Argument::Kind::capture) {
      if (lookup(kClassNames, label)) return error(file, line);
      argument.kind = Argument::Kind::word;
      argument.word = text;
    }
    rule.arguments.push_back(std::move(argument));
  }
  rules_.push_back(std::move(rule));
}

void Grammar::read_rules(std::string_view data, const char* file) {
  for_each_line(data, [&](std::string_view section, std::string_view line) {
    if (section == "alias") {
      const auto parts = split(line, ' ');
      std::uint32_t mask = 0;
      for (std::size_t i = 1; i < parts.size(); ++i) mask |= 1u << category(parts[i]);
      aliases_.emplace_back(parts[0], mask);
      return;
    }
    const auto head = split(section, ' ');
    const int index = category(head[0]);
    if (head.size() > 1 || head[0] == "mod") output_[static_cast<std::size_t>(index)] = false;
    read_rule(line, index, file);
  });
}

void Grammar::index_rules() {
  for (const Rule& rule : rules_) needs_.push_back(needs_of(rule));
  by_category_.resize(category_names_.size());
  if (category_names_.size() > 31) errors_.push_back("more than 31 categories");
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    Start start{{}, needs_[r].element[0], static_cast<std::uint16_t>(r)};
    if (needs_[r].count == 0) start.need.categories = kAlways;
    for (std::size_t e = 0; e < rules_[r].elements.size(); ++e) {
      const Element& element = rules_[r].elements[e];
      start.next = next_of(rules_[r], e);
      for (int c = 0; c < 64; ++c) {
        if (element.classes >> c & 1) by_class_[c].push_back(start);
      }
      for (int c = 0; c < categories(); ++c) {
        if (element.categories >> c & 1) by_category_[static_cast<std::size_t>(c)].push_back(start);
      }
      for (const std::uint32_t hash : element.words) {
        auto& list = word(hash).rules;
        if (list.empty() || list.back().rule != start.rule) list.push_back(start);
      }
      if (!element.optional) break;
    }
  }
  for (const Word& each : words_) hashes_.push_back(each.hash);
}

}  // namespace entente
