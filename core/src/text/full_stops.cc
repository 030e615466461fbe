// Tokenizer: is a full stop part of the word before it?
#include "text/ascii.h"
#include "text/tokenizer.h"
#include "text/words.h"

namespace entente {

/// A full stop after [begin, at_): inside the word, its last character or a token apart.
Tokenizer::Dot Tokenizer::read_dot(std::size_t begin, Segments& segments) {
  const Char first = peek(begin);
  const Char letter = peek(segments.begin);
  const bool single = letter.letter() && segments.begin + letter.size == at_;
  const bool initials = segments.singles && single;  // "U.S", "a.m"
  const Char next = peek(at_ + 1);
  const auto inside = [&] {
    segments = {at_ + 1, segments.count + 1, initials};
    return Dot::inside;
  };
  if (next.letter()) {
    const Char after = peek(at_ + 1 + next.size);
    if (initials && !after.alnum() && after.type != CharClass::mark && after.type != CharClass::apostrophe) return inside();
    if (is_dotted_abbreviation(begin)) return inside();  // "Ph.D"
    if (initials && next.type == CharClass::upper && letter.type == CharClass::upper) return Dot::last;  // "J.K.Rowling"
    const std::uint32_t flags = flags_of(begin, at_);
    if (next.type == CharClass::upper && first.type == CharClass::upper && flags & kTitleAbbreviation) return Dot::last;  // "Gen.Mattis"
    if (next.type == CharClass::lower) return inside();  // "example.com", "index.html"
    std::size_t label = at_ + 1;
    while (label < end_ && label < at_ + 8 && ascii_upper(text_[label])) ++label;
    if (!single && !peek(label).alnum() && flags_of(at_ + 1, label) & kDomainWord && text_[label - 1] != '.') return inside();
    return Dot::apart;
  }
  if (next.digit()) {
    if (peek(at_ - 1).digit()) return inside();
    const std::uint32_t flags = flags_of(begin, at_);
    return flags & (kNumberAbbreviation | kCalendarAbbreviation) ? Dot::last : Dot::apart;  // "No.10"
  }
  if (next.code_point == '.') return Dot::apart;
  return keeps_last_dot(begin, single, segments.count > 0 && initials) ? Dot::last : Dot::apart;
}

/// Is the full stop at at_, the end of a word, part of it?
bool Tokenizer::keeps_last_dot(std::size_t begin, bool single, bool initials) {
  if (initials) return true;  // "U.S.", "a.m."
  const Char first = peek(begin);
  const bool starts_range = out_.size() == first_;
  const Char next = after_white(at_ + 1);
  const Token* before = starts_range ? nullptr : &out_.back();
  if (first.digit()) {  // "2. Results", "we ask: 1. whether ..."
    const bool listed = starts_range || before->span.of(text_) == ":" || before->span.of(text_) == ";";
    return listed && at_ - begin <= 6 && next.size != 0 && !next.digit() && peek(at_ + 1).white() && is_enumerator(begin);
  }
  const bool capital = first.type == CharClass::upper;
  if (single && capital) {
    if (starts_range) return next.size != 0;  // "A. First point"
    const bool after_name = before->has(kCapitalised);
    const bool starter = next.type == CharClass::upper && flags_of_next(at_ + 1) & kStarterWord;
    if (first.code_point == 'I') return after_name && next.type == CharClass::upper && !starter;
    return next.size != 0 && !starter;
  }
  const std::uint32_t flags = flags_of(begin, at_);
  if (!(flags & kAnyAbbreviation)) return false;
  if (flags & (kInnerAbbreviation | kOtherAbbreviation)) return true;
  if (flags & (kTitleAbbreviation | kNameAbbreviation) && capital) return true;
  if (flags & kNumberAbbreviation && (next.digit() || flags_of_next(at_ + 1) & kMonthWord)) return true;  // "No. 10", "b. May 1950"
  return flags & kCalendarAbbreviation && capital &&
         (next.digit() || next.code_point == ',' || next.type == CharClass::lower || (before && before->has(kNumber)));
}

/// "2", "2.1", "10": three digits at most in a group.
bool Tokenizer::is_enumerator(std::size_t begin) const {
  std::size_t digits = 0;
  for (std::size_t i = begin; i < at_; ++i) {
    digits = text_[i] == '.' ? 0 : digits + 1;
    if (digits > 3) return false;
  }
  return true;
}

/// "Ph.D" and the like from the list, from `begin` on.
bool Tokenizer::is_dotted_abbreviation(std::size_t begin) {
  std::size_t end = at_ + 1;
  while (end < end_ && end - begin < 10 && (ascii_alnum(text_[end]) || text_[end] == '.')) ++end;
  if (end > begin && text_[end - 1] == '.') --end;
  return at_ - begin <= 6 && flags_of(begin, end) & kAnyAbbreviation;
}

}  // namespace entente
