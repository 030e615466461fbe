#include "values/atoms.h"

#include "text/ascii.h"
#include "text/text.h"
#include "values/absolute_date.h"

namespace entente {
namespace {

/// The number of 1 to 9 ASCII digits, else -1.
std::int32_t digits(std::string_view text) {
  if (text.empty() || text.size() > 9) return -1;
  std::int32_t value = 0;
  for (const char c : text) {
    if (!ascii_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// What lies before `text`'s first letter is an apostrophe: it is removed.
bool strip_apostrophe(std::string_view& text) {
  for (const std::string_view mark : {"'", "\xE2\x80\x99", "\xE2\x80\x98"}) {
    if (text.substr(0, mark.size()) == mark) return text.remove_prefix(mark.size()), true;
  }
  return false;
}

std::optional<Decimal> vulgar_fraction(std::string_view text) {
  constexpr std::pair<std::string_view, int> kFractions[] = {{"\xC2\xBD", 50}, {"\xC2\xBC", 25}, {"\xC2\xBE", 75}};
  for (const auto& [mark, hundredths] : kFractions) {
    if (text == mark) return Decimal{hundredths, -2};
  }
  return std::nullopt;
}

class Scanner {
 public:
  Scanner(const Document& document, const Sentence& sentence, Atoms& atoms)
      : document_(document), grammar_(Grammar::get()), atoms_(atoms), end_(sentence.end_token) {}

  bool scan() {
    bool any = false;
    for (std::uint32_t t = atoms_.first; t < end_; ++t) {
      Atom& atom = atoms_.list[t - atoms_.first];
      const Token& token = document_.tokens[t];
      atom.begin(grammar_.find(token.hash));
      if (atom.word) {
        constexpr ClassMask kCapital = bit(Class::month) | bit(Class::weekday) | bit(Class::wday) | bit(Class::zone) | bit(Class::isocode) | bit(Class::weekdays);
        if (atom.classes & kCapital && !token.has(kCapitalised) && !document_.mono_case) atom.classes &= ~kCapital;
        if (atom.classes & bit(Class::isocode) && !token.has(kAllCaps)) atom.classes &= ~(bit(Class::isocode) | bit(Class::sign));
      }
      if (token.has(kNumber)) shapes(t, atom);
      any = any || !atom.idle() || token.has(kNumber);
    }
    if (!any) return false;
    for (std::uint32_t t = atoms_.first; t < end_; ++t) {
      Atom& atom = atoms_.list[t - atoms_.first];
      if (atom.idle() && !document_.tokens[t].has(kNumber) && !is(t, "-")) continue;
      phrases(t, atom);
      number(t, atom);
      ordinal(t, atom);
    }
    return true;
  }

 private:
  std::string_view text(std::uint32_t t) const { return t < end_ ? document_.of(document_.tokens[t]) : std::string_view(); }
  bool has(std::uint32_t t, Class name) const { return t < end_ && atoms_.at(t).classes & bit(name); }
  bool is(std::uint32_t t, std::string_view word) const { return text(t) == word; }
  bool is_word(std::uint32_t t, std::uint32_t hash) const { return t < end_ && document_.tokens[t].hash == hash; }
  bool touches(std::uint32_t t) const { return t < end_ && !document_.tokens[t].has(kSpaceBefore); }

  void shapes(std::uint32_t t, Atom& atom) {
    std::string_view w = text(t);
    const std::int32_t plain = digits(w);
    if (plain >= 0) {
      atom.plain = plain;
      atom.classes |= bit(Class::integer);
      if (w.size() == 2) atom.classes |= bit(Class::int2);
      if (w.size() <= 2 && plain >= 1 && plain <= 31) atom.classes |= bit(Class::day);
      if (w.size() <= 2 && plain <= 24) atom.classes |= bit(Class::hour);
      if (w.size() == 4) {
        if (plain >= 1000 && plain < 2200) atom.classes |= bit(Class::year);
        if (plain >= 1900 && plain < 2100) atom.classes |= bit(Class::modernyear);
        if (plain >= 1000 && plain < 1900) atom.classes |= bit(Class::oldyear);
        if (plain / 100 < 24 && plain % 100 < 60) atom.classes |= bit(Class::hhmm);
        if (is(t + 1, "-")) iso(t, atom);
      }
      return;
    }
    const auto one = [&atom](Class name, std::int32_t value) {
      atom.plain = value;
      atom.classes |= bit(name);
    };
    const std::size_t colon = w.find(':');
    if (colon == 1 || colon == 2) return clock(w, colon, Class::clock, one);
    const bool apostrophe = strip_apostrophe(w);
    if (w.size() >= 3 && (w.back() == 's' || w.back() == 'S')) {
      const std::int32_t decade = digits(w.substr(0, w.size() - 1));
      if (decade % 10 == 0 && w.size() == 5 && decade >= 1000 && decade < 2200) return one(Class::decade, decade / 10);
      if (decade % 10 == 0 && w.size() == 3 && decade >= 10) return one(Class::numtens, decade / 10);
    }
    if (apostrophe && w.size() == 2 && digits(w) >= 0) return one(Class::yy, digits(w));
    if (w.size() >= 3 && ascii_digit(w[w.size() - 3])) {  // "8th"
      const std::int32_t day = digits(w.substr(0, w.size() - 2));
      const std::string suffix{ascii_lower(w[w.size() - 2]), ascii_lower(w[w.size() - 1])};
      if (day >= 0 && (suffix == "th" || suffix == "st" || suffix == "nd" || suffix == "rd")) {
        atom.plain = day;
        atom.widen(Class::ord, t + 1, day);
        if (day >= 1 && day <= 31) atom.classes |= bit(Class::day);
        return;
      }
    }
    if (w.size() == 2 && (w[0] == 'Q' || w[0] == 'H') && w[1] >= '1' && w[1] <= (w[0] == 'Q' ? '4' : '2')) return one(w[0] == 'Q' ? Class::quarter : Class::half, w[1] - '0');
    if (w.size() >= 4 && w[0] == 'F' && w[1] == 'Y') {
      const std::int32_t year = digits(w.substr(2));
      if (year >= 1900 && year < 2200 && w.size() == 6) return one(Class::fy, year);
      if (year >= 0 && w.size() == 4) return one(Class::fy, year);
    }
    const std::size_t mark = w.find_first_of("/.");
    if (mark == std::string_view::npos) return;
    const std::size_t second = w.find(w[mark], mark + 1);
    if (second != std::string_view::npos) {
      const std::string_view year = w.substr(second + 1);
      if (mark <= 2 && second - mark <= 3 && (year.size() == 4 || year.size() == 2) && digits(w.substr(0, mark)) > 0 &&
          digits(w.substr(mark + 1, second - mark - 1)) > 0 && digits(year) >= 0) {
        one(Class::numdate, 0);
      }
      return;
    }
    if (w[mark] == '/' && mark == 4 && w.size() == 7 && digits(w.substr(0, 4)) >= 1900 && digits(w.substr(0, 4)) % 100 + 1 == digits(w.substr(5))) {
      return one(Class::yearpair, digits(w.substr(0, 4)));
    }
    if (w[mark] == '.' && mark <= 2 && w.size() == mark + 3) clock(w, mark, Class::dotclock, one);
  }

  template <class One>
  static void clock(std::string_view w, std::size_t mark, Class name, One one) {
    std::int32_t value = 0;
    if (w.back() == 'Z') {
      value += kClockUtc;
      w.remove_suffix(1);
    }
    const std::int32_t hour = digits(w.substr(0, mark)), minute = digits(w.substr(mark + 1, 2));
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || w.size() < mark + 3) return;
    value += hour * 10000 + minute * 100;
    if (w.size() == mark + 6 && w[mark + 3] == ':') {
      const std::int32_t second = digits(w.substr(mark + 4));
      if (second < 0 || second > 60) return;
      value += kClockSeconds + second;
    } else if (w.size() != mark + 3) {
      return;
    }
    one(name, value);
  }

  void iso(std::uint32_t t, Atom& atom) {
    AbsoluteDate date;
    const std::uint32_t begin = document_.tokens[t].span.begin;
    const std::size_t size = read_iso_date(document_.text.substr(begin, 40), date);
    if (size == 0) return;
    std::uint32_t end = t;
    while (end < end_ && document_.tokens[end].span.begin < begin + size) ++end;
    atom.widen(Class::isodate, end, static_cast<std::int32_t>(begin));
  }

  /// The longest listed phrase that begins here.
  void phrases(std::uint32_t t, Atom& atom) {
    if (!atom.word) return;
    for (const std::uint16_t index : atom.word->phrases) {
      const Grammar::Phrase& phrase = grammar_.phrases()[index];
      const std::size_t size = phrase.hashes.size();
      if (size > end_ - t) continue;
      std::size_t i = 1;
      while (i < size && document_.tokens[t + i].hash == phrase.hashes[i]) ++i;
      if (i < size) continue;
      // "A$5" is Australian; "a $5 deal" is not.
      if (phrase.name == Class::sign && text(t).size() == 1 && !(document_.tokens[t].has(kCapitalised) && touches(t + 1))) continue;
      const auto end = static_cast<std::uint32_t>(t + size);
      bool shorter = false;
      for (int k = 0; k < atom.wides; ++k) {
        if (atom.wide[k].name != phrase.name) continue;
        shorter = true;
        if (atom.wide[k].end < end) atom.wide[k] = {phrase.name, end, phrase.value};
      }
      if (!shorter) atom.widen(phrase.name, end, phrase.value);
    }
  }

  // --- numbers ---

  /// "twenty - five", "two hundred and six", "seven"; below a thousand. Moves `t`.
  std::int64_t small(std::uint32_t& t) const {
    const std::uint32_t begin = t;
    std::int64_t value = 0;
    if (has(t, Class::cardinal)) {
      value = atoms_.at(t).value_of(Class::cardinal);
      ++t;
      if (value >= 20) {
        const std::uint32_t unit = is(t, "-") ? t + 1 : t;
        if (has(unit, Class::cardinal) && atoms_.at(unit).value_of(Class::cardinal) < 10 && atoms_.at(unit).value_of(Class::cardinal) > 0) {
          value += atoms_.at(unit).value_of(Class::cardinal);
          t = unit + 1;
        }
      }
    } else if (is_word(t, a_)) {
      value = 1;
      ++t;
      if (!has(t, Class::power)) return t = begin, -1;
    } else {
      return -1;
    }
    if (value >= 1 && value < 100 && has(t, Class::power) && atoms_.at(t).value_of(Class::power) == 2) {
      value *= 100;
      ++t;
      std::uint32_t rest = is_word(t, and_) ? t + 1 : t;
      if (has(rest, Class::cardinal)) {
        const std::int64_t tail = small(rest);
        if (tail > 0 && tail < 100) {
          value += tail;
          t = rest;
        }
      }
    }
    return value;
  }

  static Decimal power_of_ten(int power) { return {1, power}; }

  std::optional<Decimal> words_number(std::uint32_t& t) const {
    const std::uint32_t begin = t;
    std::int64_t value = small(t);
    if (value < 0) return t = begin, std::nullopt;
    Decimal total{0, 0};
    int last_power = 100;
    while (true) {
      const std::uint32_t power_at = is(t, "-") ? t + 1 : t;
      if (has(power_at, Class::power) && atoms_.at(power_at).value_of(Class::power) >= 3) {
        const int power = atoms_.at(power_at).value_of(Class::power);
        if (power >= last_power) break;
        last_power = power;
        const auto product = multiply({value, 0}, power_of_ten(power));
        const auto sum = product ? add(total, *product) : std::nullopt;
        if (!sum) return t = begin, std::nullopt;
        total = *sum;
        value = 0;
        t = power_at + 1;
        std::uint32_t next = is_word(t, and_) || is(t, ",") ? t + 1 : t;
        const bool joined = next != t;
        if (!has(next, Class::cardinal)) return total;
        const std::int64_t more = small(next);
        const std::uint32_t then = is(next, "-") ? next + 1 : next;
        const bool goes_on = has(then, Class::power) && atoms_.at(then).value_of(Class::power) < last_power;
        if (more <= 0 || (!goes_on && joined && is(t, ",") ) || more >= 1000) return total;
        if (is_word(t, and_) && more >= 100) return total;
        value = more;
        t = next;
        continue;
      }
      break;
    }
    return add(total, {value, 0});
  }

  void number(std::uint32_t t, Atom& atom) {
    const Token& token = document_.tokens[t];
    std::uint32_t next = t;
    std::optional<Decimal> value;
    if (token.has(kNumber) && (atom.classes & (bit(Class::integer) | bit(Class::dotclock)) || atom.plain < 0)) {
      value = read_decimal(text(t));
      ++next;
      if (!value) value = slashed(text(t));
      if (!value && text(t).size() > 1 && (text(t).back() == 'k' || text(t).back() == 'K')) {
        value = read_decimal(text(t).substr(0, text(t).size() - 1));
        if (value) value = multiply(*value, {1000, 0});
      }
      if (value) {
        if (const auto part = vulgar_fraction(text(next))) {
          value = add(*value, *part);
          ++next;
        } else if (const auto slash = slashed(text(next)); slash && value->is_integer() && document_.tokens[next].has(kSpaceBefore)) {
          value = add(*value, *slash);
          ++next;
        }
      }
    } else if (is(t, "-") && token.has(kSpaceBefore) && touches(t + 1) && t + 1 < end_ && document_.tokens[t + 1].has(kNumber)) {
      value = read_decimal(text(t + 1));
      if (value) value->mantissa = -value->mantissa;
      next = t + 2;
    } else if (const auto part = vulgar_fraction(text(t))) {
      value = part;
      ++next;
    } else if (is_word(t, half_)) {
      const std::uint32_t then = is_word(t + 1, a_) || is(t + 1, "-") ? t + 2 : t + 1;
      if (then == t + 1 || !(has(then, Class::power) || has(then, Class::dozen))) return;
      value = Decimal{5, -1};
      next = then;
    } else if (is_word(t, a_) && has(t + 1, Class::dozen)) {
      value = Decimal{1, 0};
      next = t + 1;
    } else {
      value = words_number(next);
    }
    if (!value) return;
    if (is_word(next, and_) && is_word(next + 1, a_) && is_word(next + 2, half_) && value->is_integer()) {  // "two and a half million"
      value = add(*value, {5, -1});
      next += 3;
    }
    const std::uint32_t power_at = is(next, "-") ? next + 1 : next;
    if (value && has(power_at, Class::power) && (next == power_at || !document_.tokens[power_at].has(kSpaceBefore))) {
      value = multiply(*value, power_of_ten(atoms_.at(power_at).value_of(Class::power)));
      next = power_at + 1;
      if (value && has(next, Class::power)) {  // "hundred thousand", "thousand billion"
        value = multiply(*value, power_of_ten(atoms_.at(next).value_of(Class::power)));
        ++next;
      }
    } else if (value && has(next, Class::dozen)) {
      value = multiply(*value, {atoms_.at(next).value_of(Class::dozen), 0});
      ++next;
    }
    if (!value) return;
    const auto index = static_cast<std::int32_t>(atoms_.numbers.size());
    atoms_.numbers.push_back(*value);
    atom.widen(Class::num, next, index);
    if (compare(*value, {100000, 0}) >= 0) atom.widen(Class::bignum, next, index);
  }

  /// "1/2", "3/4".
  static std::optional<Decimal> slashed(std::string_view w) {
    const std::size_t slash = w.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const std::int32_t above = digits(w.substr(0, slash)), below = digits(w.substr(slash + 1));
    if (above <= 0 || below <= above || (below > 5 && below != 8 && below != 10 && below != 16)) return std::nullopt;
    return divide({above, 0}, below);
  }

  void ordinal(std::uint32_t t, Atom& atom) {
    if (has(t, Class::ordinal)) return atom.widen(Class::ord, t + 1, atom.value_of(Class::ordinal));
    if (!has(t, Class::cardinal) || atom.value_of(Class::cardinal) < 20) return;
    const std::uint32_t unit = is(t + 1, "-") ? t + 2 : t + 1;
    if (!has(unit, Class::ordinal) || atoms_.at(unit).value_of(Class::ordinal) >= 10) return;
    atom.widen(Class::ord, unit + 1, atom.value_of(Class::cardinal) + atoms_.at(unit).value_of(Class::ordinal));
  }

  const Document& document_;
  const Grammar& grammar_;
  Atoms& atoms_;
  const std::uint32_t end_;
  const std::uint32_t a_ = fold_hash("a"), and_ = fold_hash("and"), half_ = fold_hash("half");
};

}  // namespace

std::int32_t Atom::value_of(Class name) const {
  if (word) {
    for (const ClassValue& known : word->values) {
      if (known.name == name) return known.value;
    }
  }
  return plain;
}

bool scan_atoms(const Document& document, const Sentence& sentence, Atoms& atoms) {
  atoms.first = sentence.first_token;
  atoms.list.resize(sentence.end_token - sentence.first_token);
  atoms.numbers.clear();
  return Scanner(document, sentence, atoms).scan();
}

}  // namespace entente
