// The rules of core/data/values, compiled once into tables that a token's hash leads into.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "values/decimal.h"

namespace entente {

/// What a token can be without its neighbours. A set of them is a bit mask.
enum class Class : std::uint8_t {
  month, weekday, wday, weekdays, unit, units, period, periods, second, fortnight, season, fall, part, parts, seasons, ampm, periodical, times,
  cardinal, power, shortpower, dozen, ordinal, fraction, tens, people, zone, holiday, sign, coin, cent, isocode, euro, measure, longmeasure,
  num, bignum, ord, integer, int2, day, year, oldyear, yy, yearpair, decade, decades, numtens, hour, clock, dotclock, hhmm, isodate,
  numdate, fy, fyword, quarter, half, modernyear, cue,
};
using ClassMask = std::uint64_t;
constexpr ClassMask bit(Class c) { return ClassMask{1} << static_cast<int>(c); }

/// A class of a listed word with its value there.
struct ClassValue {
  Class name;
  std::int32_t value;
};

/// One place of a pattern: a token of some class, or one of some words, or what another rule found.
struct Element {
  ClassMask classes = 0;
  std::uint32_t categories = 0;         ///< bit mask of Grammar categories
  std::vector<std::uint32_t> words;     ///< fold_hash()
  bool optional = false;
  bool negated = false;                 ///< "(!from)": must not be there
};

/// An argument of a normalisation.
struct Argument {
  enum class Kind : std::uint8_t { capture, number, word, unknown } kind = Kind::unknown;
  std::uint8_t element = 0;             ///< capture
  bool negative = false;                ///< capture: "-NUM"
  Decimal number;
  std::string word;
};

enum class Op : std::uint8_t {
  on, in, days, same, numeric, iso, nth_day, holiday, shift, back_to, after, from, weekday, weekday_of, monthly, part, nth, year, year_pair, bc,
  fiscal, season, seasonal, same_month, week_of, weekend, weekend_of, decade, tens, century, century_bc, same_period, refer, with, mod_of, mod,
  duration, sum, set, set_weekday, set_month, set_season, set_part, set_freq, zone, zone_offset, clock, clock_hour, clock_past, at, part_of,
  part_after, number, power, range, money, cents, percent, points, basis, measure, measures, fraction, many, ordinal,
  nothing,                              ///< what is written is no value
};

/// A set of what tokens can be, wide enough to hold what it must and perhaps a little more (a Bloom filter over words).
struct Traits {
  ClassMask classes = 0;
  std::uint64_t words = 0;
  std::uint32_t categories = 0;

  void add_word(std::uint32_t hash) { words |= std::uint64_t{1} << (hash * 0x9E3779B1u >> 26); }
  bool meets(const Traits& other) const { return (classes & other.classes) != 0 || (words & other.words) != 0 || (categories & other.categories) != 0; }
};

/// A category no grammar has: every token always has it, and so meets a rule that needs nothing there.
inline constexpr std::uint32_t kAlways = 1u << 31;

inline constexpr std::size_t kMostNeeds = 3;
/// What must stand somewhere behind a rule's first token, an entry an element, the rarest first.
struct Needs {
  std::array<Traits, kMostNeeds> element;
  std::size_t count = 0;
};

/// A rule that may begin with a word, class or category; most fail by one of these without being looked at.
struct Start {
  Traits next;                          ///< of the token after it, where it is a single one
  Traits need;                          ///< the first of the rule's needs
  std::uint16_t rule = 0;
};

struct Rule {
  std::vector<Element> behind;          ///< single tokens before it that must be there and are not part of it
  std::vector<Element> elements;
  std::vector<Element> ahead;           ///< the same after it
  std::uint8_t category = 0;
  Op op = Op::same;
  std::vector<Argument> arguments;
  std::uint32_t line = 0;               ///< order in the files: the earlier rule wins a tie
};

inline constexpr std::size_t kMostElements = 10;

class Grammar {
 public:
  /// The shipped rules. A mistake in a data file shows in errors() (a test looks) and leaves that line out.
  static const Grammar& get();

  struct Word {
    std::uint32_t hash = 0;             ///< 0: an empty slot
    ClassMask classes = 0;
    std::vector<ClassValue> values;
    std::vector<Start> rules;           ///< rules that may begin with this very word
    std::vector<std::uint16_t> phrases; ///< indices of listed phrases that begin with it
  };
  /// nullptr for a word the rules don't know.
  const Word* find(std::uint32_t hash) const;

  const std::vector<Rule>& rules() const { return rules_; }
  const Needs& needs(std::uint16_t rule) const { return needs_[rule]; }
  const std::vector<Start>& rules_of_class(int c) const { return by_class_[c]; }
  const std::vector<Start>& rules_of_category(int c) const { return by_category_[c]; }
  int categories() const { return static_cast<int>(category_names_.size()); }
  const std::string& category_name(int c) const { return category_names_[c]; }
  bool is_output(int category) const { return output_[category]; }
  const std::vector<std::string>& errors() const { return errors_; }

  /// Currency codes, measures and named days by the value of their class.
  struct Measure {
    std::string unit;
    Decimal factor;
    std::int64_t divisor = 1;
    Decimal zero;                       ///< what is written where the SI unit has 0: 32 of Fahrenheit
  };
  const std::string& currency(int index) const { return currencies_[index]; }
  const Measure& measure(int index) const { return measures_[index]; }
  const std::string& holiday(int index) const { return holidays_[index]; }

  /// Listed phrases of more than one token ("U.S. dollars"): the class and value of the longest at a token, by hashes.
  struct Phrase {
    std::vector<std::uint32_t> hashes;
    Class name;
    std::int32_t value;
  };
  const std::vector<Phrase>& phrases() const { return phrases_; }

 private:
  Grammar();
  void read_words(std::string_view data);
  void read_calendar();
  void read_rules(std::string_view data, const char* file);
  void read_table(std::string_view data, const char* file);
  void read_rule(std::string_view line, int category, const char* file);
  bool read_element(std::string_view text, Element& element, std::string_view& label);
  Word& word(std::uint32_t hash);
  void add_word(std::string_view text, Class name, std::int32_t value);
  void add_phrase(std::string_view text, Class name, std::int32_t value);
  int category(std::string_view name);
  void index_rules();
  void error(const char* file, std::string_view line);

  std::vector<Word> words_;
  std::vector<std::uint32_t> hashes_; ///< of words_, close together: most words are none of these
  std::size_t word_count_ = 0;
  std::vector<Rule> rules_;
  std::vector<Needs> needs_;          ///< of each rule
  std::vector<Start> by_class_[64];
  std::vector<std::vector<Start>> by_category_;
  std::vector<std::string> category_names_;
  std::vector<bool> output_;
  std::vector<std::pair<std::string, std::uint32_t>> aliases_;
  std::vector<std::string> currencies_, holidays_, errors_;
  std::vector<Measure> measures_;
  std::vector<Phrase> phrases_;
  std::uint32_t line_ = 0;
};

}  // namespace entente
