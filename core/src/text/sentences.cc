#include "text/sentences.h"

#include "text/text.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::uint32_t kLongestCredit = 7;  // tokens

enum class Mark { none, stop, question, ellipsis, abbreviation, foreign };

class Splitter {
 public:
  Splitter(const Document& document, std::uint32_t first, std::uint32_t end)
      : text_(document.text), tokens_(document.tokens), first_(first), end_(end) {}

  /// One past the last token of the sentence that starts at `begin`.
  std::uint32_t sentence_end(std::uint32_t begin) const {
    const std::uint32_t limit = end_ - begin > kLongestSentence ? begin + kLongestSentence : end_;
    for (std::uint32_t i = begin; i < limit; ++i) {
      const Mark mark = mark_of(i);
      if (mark == Mark::none) continue;
      const std::uint32_t next = after_closers(i, limit);
      if (next >= limit) break;
      if (ends(mark, i, next, begin)) return next;
    }
    if (limit == end_) return end_;
    for (std::uint32_t i = limit; i > limit - kLongestSentence / 4; --i) {
      if (is(i - 1, ';') || is(i - 1, ',')) return i;
    }
    return limit;
  }

 private:
  std::string_view word(std::uint32_t i) const { return tokens_[i].span.of(text_); }
  bool is(std::uint32_t i, char c) const { return i < end_ && tokens_[i].span.size() == 1 && text_[tokens_[i].span.begin] == c; }
  CharClass type(std::uint32_t i) const { return char_class(decode(text_, tokens_[i].span.begin).code_point); }
  bool attached(std::uint32_t i) const { return !tokens_[i].has(kSpaceBefore); }

  Mark mark_of(std::uint32_t i) const {
    const std::string_view w = word(i);
    const char last = w.back();
    if (tokens_[i].has(kPunctuation)) {
      const CharClass first = type(i);
      if (first == CharClass::ellipsis) return Mark::ellipsis;
      if (first != CharClass::terminal) return Mark::none;
      if (w == ".") {  // ". . ." is an ellipsis too
        if (is(i + 1, '.')) return Mark::none;
        return i > first_ && is(i - 1, '.') ? Mark::ellipsis : Mark::stop;
      }
      if (last == '.') return Mark::ellipsis;
      if (last == '!' || last == '?') return Mark::question;
      return Mark::foreign;
    }
    return last == '.' ? Mark::abbreviation : Mark::none;
  }

  /// Past closing quotes and brackets, further marks, and references like "[4]".
  std::uint32_t after_closers(std::uint32_t i, std::uint32_t limit) const {
    ++i;
    while (i < limit) {
      const CharClass c = type(i);
      if (attached(i) && tokens_[i].has(kPunctuation) &&
          (c == CharClass::close || c == CharClass::quote || c == CharClass::apostrophe || c == CharClass::terminal || c == CharClass::ellipsis)) {
        ++i;
      } else if (is(i, '[') && i + 2 < end_ && tokens_[i + 1].has(kNumber) && is(i + 2, ']')) {
        i += 3;
      } else {
        break;
      }
    }
    return i;
  }

  /// The first word or number from `i` on, past opening punctuation.
  std::uint32_t first_word(std::uint32_t i) const {
    for (std::uint32_t n = 0; n < 4 && i < end_; ++n, ++i) {
      if (!tokens_[i].has(kPunctuation)) return i;
    }
    return end_;
  }

  bool ends(Mark mark, std::uint32_t i, std::uint32_t next, std::uint32_t begin) const {
    if (mark == Mark::foreign) return true;
    if (is(next, ',') || is(next, ';') || is(next, ':')) return false;
    const std::uint32_t w = first_word(next);
    if (w == end_) return mark != Mark::abbreviation && tokens_[next].has(kSpaceBefore) && type(next) != CharClass::dash;
    const Token& following = tokens_[w];
    const bool capital = following.has(kCapitalised) || following.has(kUncased);
    if (attached(next)) {  // "carry on.Our"
      const bool missing_space = i > first_ && tokens_[i - 1].has(kWord) && following.has(kCapitalised) && w == next;
      return mark != Mark::abbreviation && missing_space && tokens_[i - 1].span.size() > 1;
    }
    if (following.has(kLower) || (is(next, '(') && following.has(kNumber))) return false;
    if (type(next) == CharClass::dash || type(next) == CharClass::hyphen) {
      if (end_ - next <= kLongestCredit) return false;  // '"... a long game." - Matthew Ingram'
    }
    const std::uint32_t flags = word_flags(following.hash);
    if (mark == Mark::question && next > i + 1 && w == next && attributes(w)) return false;
    switch (mark) {
      case Mark::ellipsis:
        return capital && (attached(i) || flags & kStarterWord || w != next);
      case Mark::abbreviation:
        return capital && abbreviation_ends(i, w, next, begin, flags);
      default:
        return true;
    }
  }

  /// "Kim asked", "President Kim says": does a verb of speech follow the name at `i`?
  bool attributes(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 3 && i + n < end_; ++n) {
      if (word_flags(tokens_[i + n].hash) & kSpeechWord) return true;
      if (!tokens_[i + n].has(kCapitalised)) return false;
    }
    return false;
  }

  /// After an abbreviation, before a capital.
  bool abbreviation_ends(std::uint32_t i, std::uint32_t w, std::uint32_t next, std::uint32_t begin, std::uint32_t following) const {
    std::string_view stem = word(i);
    stem.remove_suffix(1);
    const std::uint32_t flags = word_flags(fold_hash(fold(stem)));
    const bool starter = following & kStarterWord;
    if (i == begin || flags & kInnerAbbreviation) return false;
    if (flags & kTitleAbbreviation) return flags & kNameAbbreviation && starter && tokens_[i - 1].has(kCapitalised);
    const bool opens = w != next && !is(next, '(') && !is(next, '[');  // a quotation
    if (stem.size() == 1) return starter;
    const std::string lower = fold(stem);
    if (lower == "a.m" || lower == "p.m") return !(following & (kWeekdayWord | kZoneWord | kMonthWord));
    if (lower == "etc") return true;
    return starter || opens;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t first_, end_;
};

}  // namespace

void split_sentences(Document& document, std::uint32_t first, std::uint32_t end, std::uint32_t block) {
  const Splitter splitter(document, first, end);
  for (std::uint32_t begin = first; begin < end;) {
    const std::uint32_t next = splitter.sentence_end(begin);
    document.sentences.push_back({{document.tokens[begin].span.begin, document.tokens[next - 1].span.end}, begin, next, block});
    begin = next;
  }
}

}  // namespace entente
