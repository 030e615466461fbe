#include "text/tokenizer.h"

#include "text/ascii.h"
#include "text/text.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/words.h"

namespace entente {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestListWord = 24;

/// Never joined to a word's letters.
constexpr bool ends_word(char c) { return c == ' ' || c == '\n' || c == ',' || c == ';' || c == ')' || c == '"'; }
constexpr bool is_variation(char32_t c) { return c >= 0xFE00 && c <= 0xFE0F; }
constexpr bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }
constexpr bool is_modifier_letter(char32_t c) { return c >= 0x2B9 && c <= 0x2BF; }
constexpr char32_t kJoiner = 0x200D, kSoftHyphen = 0xAD;

}  // namespace

void Tokenizer::run(Span range, bool wrapped) {
  at_ = range.begin;
  end_ = range.end;
  first_ = out_.size();
  wrapped_ = wrapped;
  open_quote_ = false;
  space_before_ = true;
  while (skip_white()) token();
}

Tokenizer::Char Tokenizer::peek(std::size_t position) const {
  if (position >= end_) return {};
  if (const auto byte = static_cast<std::uint8_t>(text_[position]); byte < 0x80) return {byte, 1, kAsciiClasses[byte]};
  const Decoded c = decode(text_.substr(0, end_), position);
  return {c.code_point, c.size, char_class(c.code_point)};
}

std::size_t Tokenizer::skip_invisible(std::size_t position) const {
  for (Char c = peek(position); c.type == CharClass::invisible; c = peek(position)) position += c.size;
  return position;
}

/// The first character that is no white space from `position` on.
Tokenizer::Char Tokenizer::after_white(std::size_t position) const {
  Char c = peek(position);
  while (c.size != 0 && (c.white() || c.type == CharClass::invisible)) {
    position += c.size;
    c = peek(position);
  }
  return c;
}

/// Goes to the next token; false at the end. Invisible characters between tokens belong to none.
bool Tokenizer::skip_white() {
  bool line_start = false;
  while (at_ < end_) {
    const Char c = peek(at_);
    if (c.white()) {
      space_before_ = true;
      if (c.type == CharClass::line_end) line_start = true;
    } else if (c.type != CharClass::invisible && !(wrapped_ && line_start && c.code_point == '>')) {
      return true;
    }
    at_ += c.size;
  }
  return false;
}

void Tokenizer::token() {
  const std::size_t begin = at_;
  const Char c = peek(at_);
  const Char next = peek(at_ + c.size);
  switch (c.type) {
    case CharClass::upper:
    case CharClass::lower:
    case CharClass::uncased:
    case CharClass::digit:
    case CharClass::mark:
      return word();
    case CharClass::kana:
      while (peek(at_).type == CharClass::kana || peek(at_).type == CharClass::mark) at_ += peek(at_).size;
      return emit(begin, at_);
    case CharClass::apostrophe:
      return apostrophe();
    case CharClass::terminal:
      if (c.code_point != '.') break;
      if (next.digit() && space_before_) return word();
      while (peek(at_).code_point == '.' || peek(at_).type == CharClass::ellipsis) at_ += peek(at_).size;
      return emit(begin, at_);
    case CharClass::ellipsis:
      while (peek(at_).code_point == '.' || peek(at_).type == CharClass::ellipsis) at_ += peek(at_).size;
      return emit(begin, at_);
    case CharClass::hyphen:
    case CharClass::dash:
      return run_of(c.code_point);
    case CharClass::emoji:
    case CharClass::regional:
    case CharClass::modifier:
      return emoji();
    default:
      break;
  }
  switch (c.code_point) {
    case '*':
    case '=':
    case '_':
    case '~':
      return run_of(c.code_point);
    case '@':
    case '#':
      if (next.letter() || next.code_point == '_' || (c.code_point == '@' && next.digit())) {
        if (space_before_ || out_.size() == first_ || out_.back().has(kPunctuation)) return marked_name();
      }
      if (c.code_point == '#') return run_of('#');
      break;
    default:
      break;
  }
  at_ += c.size;
  for (Char mark = peek(at_); mark.type == CharClass::mark || is_variation(mark.code_point); mark = peek(at_)) at_ += mark.size;
  emit(begin, at_);
}

/// Letters and digits, and what joins them.
void Tokenizer::word() {
  const std::size_t begin = at_;
  while (at_ < end_ && ascii_letter(text_[at_])) ++at_;
  if (at_ > begin && (at_ == end_ || ends_word(text_[at_]))) return emit_word(begin, at_, false);  // most words
  at_ = begin;
  bool has_apostrophe = false;
  Segments segments{begin, 0, true};
  Char previous;
  if (peek(at_).code_point == '.') at_ += 1;  // ".5"
  if (is_modifier_letter(peek(at_).code_point)) at_ += peek(at_).size;
  while (true) {
    if (!previous.digit()) {  // most of most words
      std::size_t end = at_;
      while (end < end_ && ascii_letter(text_[end])) ++end;
      if (end > at_) previous = peek(end - 1);
      at_ = end;
    }
    const Char c = peek(at_);
    if (c.alnum() || c.type == CharClass::mark) {
      if (previous.digit() && c.letter() && unit_follows(begin)) break;
      at_ += c.size;
      if (c.type != CharClass::mark) previous = c;
      continue;
    }
    if (c.size == 0 || c.white()) break;
    const Char next = peek(at_ + c.size);
    std::size_t joined = kNowhere;  // where the word goes on
    if (c.type == CharClass::invisible || c.code_point == kReplacement) {
      const std::size_t after = c.type == CharClass::invisible ? skip_invisible(at_) : at_ + c.size;
      if (peek(after).alnum() || peek(after).type == CharClass::mark) joined = after;
      if (joined == kNowhere && c.code_point == kSoftHyphen) joined = rejoined(at_ + c.size);
    } else if (c.type == CharClass::apostrophe) {
      if (next.letter() && previous.size != 0) {
        joined = at_ + c.size;
        has_apostrophe = true;
      }
    } else if (c.type == CharClass::hyphen) {
      if (previous.letter()) joined = rejoined(at_ + c.size);
    } else {
      switch (c.code_point) {
        case '.': {
          const Dot dot = read_dot(begin, segments);
          if (dot == Dot::last) {
            at_ += 1;
            return emit(begin, at_);
          }
          if (dot == Dot::inside) joined = at_ + 1;
          break;
        }
        case ',':
          if (previous.digit() && thousands_follow(begin)) joined = at_ + 1;
          break;
        case ':':
          if (text_.substr(at_, end_ - at_).substr(0, 3) == "://" || (next.alnum() && names_scheme(begin))) return link(begin);
          if (previous.digit() && next.digit()) joined = at_ + 1;
          break;
        case '/':
          if (previous.digit() && next.digit() && peek(begin).digit()) joined = at_ + 1;
          if (segments.count > 0 && next.alnum() && flags_of(segments.begin, at_) & kDomainWord) return link(begin);
          break;
        case '_':
          if (next.alnum() || next.code_point == '_') joined = at_ + 1;
          break;
        case '&':
          if (at_ - begin <= 3 && previous.type == CharClass::upper && next.type == CharClass::upper) joined = at_ + 1;
          break;
        case '(':
          if (previous.type == CharClass::lower && text_.substr(at_, end_ - at_).substr(0, 3) == "(s)" && !peek(at_ + 3).alnum()) {
            at_ += 3;
            return emit(begin, at_);
          }
          break;
        case '@':
          if (mail_address(begin)) return;
          break;
        default:
          break;
      }
    }
    if (joined == kNowhere) break;
    at_ = joined;
  }
  emit_word(begin, at_, has_apostrophe);
}

/// What the lists know of the word after white space from `position` on.
std::uint32_t Tokenizer::flags_of_next(std::size_t position) {
  while (position < end_ && peek(position).white()) position += peek(position).size;
  std::size_t end = position;
  while (end < end_ && end - position < 16 && ascii_alnum(text_[end])) ++end;
  return flags_of(position, end);
}

/// A unit written to its number: "430km" and "8a.m." are two tokens, "20th" and "4A" are one.
bool Tokenizer::unit_follows(std::size_t begin) {
  const std::string_view rest = text_.substr(at_, end_ - at_);
  if (rest.size() > 2 && (ascii_lower(rest[0]) == 'a' || ascii_lower(rest[0]) == 'p') && rest[1] == '.' && ascii_lower(rest[2]) == 'm') return true;
  std::size_t end = at_;
  while (end < end_ && end - at_ < 5 && ascii_alnum(text_[end])) ++end;
  if (peek(end).alnum() || !(flags_of(at_, end) & kUnitWord)) return false;
  for (std::size_t i = begin; i < at_; ++i) {
    if (ascii_lower(text_[i]) >= 'a' && ascii_lower(text_[i]) <= 'z') return false;
  }
  return true;
}

/// At a comma in a number: exactly three digits follow, and at most three stand before.
bool Tokenizer::thousands_follow(std::size_t begin) const {
  std::size_t digits = 0;
  for (std::size_t i = at_; i > begin && text_[i - 1] >= '0' && text_[i - 1] <= '9'; --i) {
    if (++digits > 3) return false;
  }
  for (std::size_t i = 1; i <= 3; ++i) {
    if (!peek(at_ + i).digit()) return false;
  }
  return !peek(at_ + 4).digit();
}

/// From behind a hyphen: where the word goes on, on the next line, in lower case.
std::size_t Tokenizer::rejoined(std::size_t position) const {
  if (!wrapped_) return kNowhere;
  bool line_end = false;
  while (position < end_) {
    const Char c = peek(position);
    if (c.type == CharClass::line_end) {
      line_end = true;
    } else if (!c.white() && !(line_end && c.code_point == '>')) {
      return line_end && c.type == CharClass::lower ? position : kNowhere;
    }
    position += c.size;
  }
  return kNowhere;
}

/// One pictograph with its modifiers and all that is joined to it, or a flag.
void Tokenizer::emoji() {
  const std::size_t begin = at_;
  const bool flag = peek(at_).type == CharClass::regional;
  at_ += peek(at_).size;
  if (flag && peek(at_).type == CharClass::regional) at_ += peek(at_).size;
  while (true) {
    const Char c = peek(at_);
    if (c.type == CharClass::modifier || c.type == CharClass::mark || is_variation(c.code_point) || is_tag(c.code_point)) {
      at_ += c.size;
      continue;
    }
    if (c.code_point != kJoiner) break;
    const Char next = peek(at_ + c.size);
    if (next.type != CharClass::emoji && next.type != CharClass::symbol) break;
    at_ += c.size + next.size;
  }
  emit(begin, at_);
}

void Tokenizer::run_of(char32_t c) {
  const std::size_t begin = at_;
  while (at_ < end_ && peek(at_).code_point == c) at_ += peek(at_).size;
  emit(begin, at_);
}

std::uint32_t Tokenizer::hash(std::size_t begin, std::size_t end) {
  fold_into(text_.substr(begin, end - begin), folded_);
  return fold_hash(folded_);
}

/// What the word lists know of text [begin, end); nothing of what is longer than their words.
std::uint32_t Tokenizer::flags_of(std::size_t begin, std::size_t end) {
  return end - begin > kLongestListWord ? 0 : word_flags(hash(begin, end));
}

void Tokenizer::emit(std::size_t begin, std::size_t end) {
  Token token;
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  std::uint32_t upper = 0, lower = 0, uncased = 0, digits = 0;
  std::uint32_t value = 2166136261u;  // fold_hash() in the same pass, as long as all is ASCII
  bool capitalised = false;
  std::size_t i = begin;
  for (; i < end; ++i) {
    const char c = text_[i];
    if (c <= ' ' || c == 0x7F || c == '`') break;
    if (ascii_upper(c)) {
      if (upper + lower == 0) capitalised = true;
      ++upper;
    } else if (c >= 'a' && c <= 'z') {
      ++lower;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    }
    value = (value ^ static_cast<std::uint8_t>(ascii_lower(c))) * 16777619u;
  }
  if (i < end) {
    value = hash(begin, end);
    while (i < end) {
      const Char c = peek(i);
      i += c.size;
      if (c.type == CharClass::upper) {
        if (upper + lower + uncased == 0) capitalised = true;
        ++upper;
      } else if (c.type == CharClass::lower) {
        ++lower;
      } else if (is_letter(c.type)) {
        ++uncased;
      } else if (c.type == CharClass::digit || c.type == CharClass::number) {
        ++digits;
      }
    }
  }
  token.hash = value;
  std::uint32_t traits = 0;
  if (upper + lower + uncased) traits |= kWord;
  if (digits) traits |= kNumber;
  if (!(traits & (kWord | kNumber))) traits |= kPunctuation;
  if (capitalised) traits |= kCapitalised;
  if (upper >= 2 && lower == 0) traits |= kAllCaps;
  if (lower && !upper) traits |= kLower;
  if (uncased && !upper && !lower) traits |= kUncased;
  if (space_before_) traits |= kSpaceBefore;
  token.traits = static_cast<std::uint16_t>(traits);
  space_before_ = false;
  out_.push_back(token);
}

}  // namespace entente
