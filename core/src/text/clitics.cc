// Tokenizer: apostrophes and the clitics they take off.
#include "text/ascii.h"
#include "text/tokenizer.h"
#include "text/utf8.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr char32_t kLeftQuote = 0x2018;
constexpr bool is_modifier_letter(char32_t c) { return c >= 0x2B9 && c <= 0x2BF; }

/// The apostrophe that ends at `end`: where it begins, or kNowhere.
std::size_t apostrophe_before(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t size = 1; size <= 3 && begin + size <= end; ++size) {
    const Decoded c = decode(text.substr(0, end), end - size);
    if (c.size == size && char_class(c.code_point) == CharClass::apostrophe) return end - size;
  }
  return kNowhere;
}

}  // namespace

void Tokenizer::apostrophe() {
  const std::size_t begin = at_;
  const Char c = peek(at_);
  const Char next = peek(at_ + c.size);
  if (next.letter() && is_modifier_letter(c.code_point)) return word();
  if (next.code_point == c.code_point) {  // '' and ``
    at_ += 2 * c.size;
    return emit(begin, at_);
  }
  std::size_t end = at_ + c.size;
  while (end < end_ && end - at_ < 10 && ascii_alnum(text_[end])) ++end;
  const std::string_view rest = text_.substr(at_ + c.size, end - at_ - c.size);
  const bool whole = !rest.empty() && !peek(end).alnum();
  const bool decade = whole && (rest.size() == 2 || (rest.size() == 3 && ascii_lower(rest[2]) == 's')) && peek(at_ + c.size).digit() &&
                      peek(at_ + c.size + 1).digit();
  if (decade || (whole && flags_of(at_ + c.size, end) & kElidedWord) || (whole && is_clitic(rest))) {
    const bool owned = !space_before_ && is_clitic(rest) && out_.size() > first_ && out_.back().span.end == begin && !out_.back().has(kPunctuation);
    at_ = end;
    emit(begin, at_);
    if (owned) out_.back().traits |= kClitic;  // "U.S.'s"
    return;
  }
  at_ += c.size;
  const bool after_word = !space_before_ && out_.size() > first_ && out_.back().span.end == begin && out_.back().has(kWord);
  if (after_word && !next.alnum() && !open_quote_ && c.code_point != kLeftQuote) {
    const char last = ascii_lower(text_[begin - 1]);
    if (last == 's' || last == 'x' || last == 'z') {  // "the workers' party"
      emit(begin, at_);
      out_.back().traits |= kClitic;
      return;
    }
  }
  open_quote_ = !after_word && next.size != 0 && !next.white();
  emit(begin, at_);
}

/// What stands behind the apostrophe of a clitic.
bool Tokenizer::is_clitic(std::string_view letters) {
  char lower[2] = {};
  if (letters.empty() || letters.size() > 2) return false;
  for (std::size_t i = 0; i < letters.size(); ++i) lower[i] = ascii_lower(letters[i]);
  const std::string_view word(lower, letters.size());
  return word == "s" || word == "d" || word == "m" || word == "ll" || word == "re" || word == "ve";
}

/// Where the clitic that ends [begin, end) begins, or kNowhere.
std::size_t Tokenizer::clitic(std::size_t begin, std::size_t end) {
  std::size_t letters = end;
  while (letters > begin && end - letters < 3 && ascii_alnum(text_[letters - 1])) --letters;
  const std::size_t mark = apostrophe_before(text_, begin, letters);
  if (mark == kNowhere || mark == begin) return kNowhere;
  const std::string_view suffix = text_.substr(letters, end - letters);
  if (suffix == "t" || suffix == "T") {
    const bool negation = ascii_lower(text_[mark - 1]) == 'n' && mark - 1 > begin;
    return negation ? mark - 1 : kNowhere;
  }
  if (!is_clitic(suffix)) return kNowhere;
  const char last = ascii_lower(suffix.front());
  if (suffix.size() == 1 && last != 's' && peek(begin).type == CharClass::upper) {  // "I'd", but "Sa'd" is a name
    return flags_of(begin, mark) & kStarterWord ? mark : kNowhere;
  }
  return mark;
}

/// A word with its clitics taken off.
void Tokenizer::emit_word(std::size_t begin, std::size_t end, bool has_apostrophe) {
  std::size_t cuts[3];
  std::size_t count = 0;
  std::size_t stem = end;
  while (has_apostrophe && count < 3) {
    const std::size_t cut = clitic(begin, stem);
    if (cut == kNowhere) break;
    cuts[count++] = stem = cut;
  }
  emit(begin, stem);
  while (count > 0) {
    --count;
    emit(cuts[count], count == 0 ? end : cuts[count - 1]);
    out_.back().traits |= kClitic;
  }
}

}  // namespace entente
