#include "text/layout.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/furniture.h"
#include "text/text.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::uint32_t kLongestDateline = 24, kLongestByline = 20, kLongestFurniture = 40, kLongestHeading = 20, kLongestTitle = 40;
constexpr std::uint32_t kLongestFooterLine = 25;
constexpr std::uint32_t kLongestFurnitureBytes = 1000;
constexpr std::uint32_t kLongLine = 60;  // characters: a line of a paragraph rather than of a list or a poem

/// The tokens of one block.
class Words {
 public:
  Words(const Document& document, const BlockShape& shape)
      : text_(document.text), tokens_(document.tokens.data() + shape.first), size_(shape.end - shape.first) {}

  std::uint32_t size() const { return size_; }
  const Token& operator[](std::uint32_t i) const { return tokens_[i]; }
  std::string_view of(std::uint32_t i) const { return tokens_[i].span.of(text_); }
  bool is(std::uint32_t i, std::string_view word) const { return i < size_ && of(i) == word; }
  CharClass type(std::uint32_t i) const { return char_class(decode(text_, tokens_[i].span.begin).code_point); }
  /// WordFlags, with or without a last full stop.
  std::uint32_t flags(std::uint32_t i) const {
    const std::string_view word = of(i);
    if (tokens_[i].has(kWord) && word.size() > 1 && word.back() == '.') return word_flags(fold_hash(fold(word.substr(0, word.size() - 1))));
    return word_flags(tokens_[i].hash);
  }
  bool dash(std::uint32_t i) const { return type(i) == CharClass::dash || type(i) == CharClass::hyphen; }
  bool named(std::uint32_t i) const { return tokens_[i].has(kCapitalised); }
  std::string_view last() const { return of(size_ - 1); }

 private:
  std::string_view text_;
  const Token* tokens_;
  std::uint32_t size_;
};

bool is_small_word(const Words& words, std::uint32_t i) {
  const std::string_view w = words.of(i);
  return w.size() <= 3 || (words[i].has(kLower) && w.size() <= 4);
}

/// Does the line end as a sentence does?
bool ends_sentence(const Words& words) {
  for (std::uint32_t i = words.size(); i > 0; --i) {
    const CharClass type = words.type(i - 1);
    if (type == CharClass::terminal || type == CharClass::ellipsis) return true;
    if (type != CharClass::close && type != CharClass::quote && type != CharClass::apostrophe) return words.is(i - 1, ",") || words.is(i - 1, ";");
  }
  return false;
}

bool is_all_caps(const Words& words) {
  std::uint32_t letters = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].has(kLower) || (words.named(i) && words.of(i).size() > 1 && !words[i].has(kAllCaps))) return false;
    letters += words[i].has(kWord);
  }
  return letters > 0;
}

bool is_title_case(const Words& words) {
  std::uint32_t capitals = 0, all = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (!words[i].has(kWord) || words[i].has(kClitic) || words[i].has(kUncased) || is_small_word(words, i)) continue;
    ++all;
    capitals += words.named(i);
  }
  return all == 0 ? words.named(0) : capitals * 4 >= all * 3;
}

/// A month beside a number, or a date in digits. `clock`: "19:59" will do.
bool has_date(const Words& words, std::uint32_t end, bool clock) {
  for (std::uint32_t i = 0; i < end; ++i) {
    if (words.flags(i) & kMonthWord && ((i + 1 < end && words[i + 1].has(kNumber)) || (i > 0 && words[i - 1].has(kNumber)))) return true;
    if (!words[i].has(kNumber)) continue;
    const std::string_view w = words.of(i);
    if (!ascii_digit(w[0])) continue;  // a web address has slashes and colons too
    if (std::count(w.begin(), w.end(), '/') == 2 || std::count(w.begin(), w.end(), '.') == 2) return true;
    if (i + 4 < end && w.size() == 4 && words.is(i + 1, "-") && words[i + 2].has(kNumber) && words.is(i + 3, "-")) return true;
    if (clock && w.find(':') != std::string_view::npos) return true;
  }
  return false;
}

/// A line of a date, a clock time, a place and little else.
bool is_dateline(const Words& words) {
  if (words.size() > kLongestDateline || !has_date(words, words.size(), true)) return false;
  std::uint32_t places = 0;
  bool dated = false;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].has(kNumber) || words.flags(i) & (kMonthWord | kWeekdayWord)) {
      dated = true;
    } else if (words[i].has(kWord) && !(words.flags(i) & (kZoneWord | kDatelineWord | kAgencyWord))) {
      if (dated || !words.named(i) || ++places > 4) return false;  // "Washington, D.C., May 8, 2018"
    }
  }
  if (!ends_sentence(words)) return true;
  return words.flags(words.size() - 1) & (kDatelineWord | kMonthWord | kZoneWord);
}

/// Names, joined by "and", commas and words of the trade.
bool is_byline(const Words& words, bool expected) {
  if (words.size() > kLongestByline || words.size() < 2 || words.last() == "." || words.last() == ":") return false;
  const std::uint32_t first = words[0].has(kPunctuation) ? 1 : 0;  // "*By Jane Smith*"
  const bool by = words.size() > first + 1 && fold(words.of(first)) == "by" && words.named(first + 1);
  std::uint32_t names = 0, jobs = 0, others = 0;
  bool parted = false;
  for (std::uint32_t i = by ? first + 1 : 0; i < words.size(); ++i) {
    const std::uint32_t flags = words.flags(i);
    const bool dash = words.dash(i) && words[i].has(kSpaceBefore);
    if (words.is(i, ",") || words.is(i, "|") || words.is(i, "/") || words.is(i, "(") || dash) parted = parted || names >= 2;
    if (!words[i].has(kWord)) continue;
    if (flags & (kJobWord | kAgencyWord)) {
      if (!parted && !by && names > 0) return false;
      ++jobs;
    } else if (words.named(i)) {
      if (jobs > 0 && !parted && !by) return false;
      ++names;
    } else if (!is_small_word(words, i)) {
      ++others;
    }
  }
  if (by) return names > 0 && others <= jobs;
  if (!expected || jobs == 0 || others > 0 || !words.named(0)) return false;
  return names == 0 ? jobs >= 2 : names >= 2 && parted;  // "Staff Writer" on a line of its own; "Jane Smith, Staff Writer"
}

bool is_heading(const Words& words, const BlockShape& shape, bool head) {
  if (shape.marked_heading) return true;
  if (words.size() > kLongestHeading || shape.lines > 2 || shape.upcoming == 0 || ends_sentence(words)) return false;
  if (words.last() == ":" || words.dash(words.size() - 1) || !(words.named(0) || words[0].has(kNumber) || words.type(0) == CharClass::open)) return false;
  if (is_all_caps(words) || (is_title_case(words) && words.size() > 1)) return shape.upcoming >= kLongLine || words.size() <= kLongestHeading / 2;
  return words.size() <= 6 && (head || shape.upcoming >= kLongLine);
}

bool may_be_title(const Words& words, const BlockShape& shape) {
  if (shape.marked_heading) return true;
  if (words.size() > kLongestTitle || shape.lines > 3 || shape.upcoming == 0) return false;
  std::uint32_t last = words.size() - 1;
  while (last > 0 && (words.type(last) == CharClass::close || words.type(last) == CharClass::quote)) --last;
  if (words.is(last, ".") || words.is(last, ",") || words.is(last, ":") || words.is(last, ";") || words.dash(last)) return false;
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) count += words[i].has(kWord) && !words[i].has(kClitic);
  return count >= 3 || (count > 0 && shape.upcoming >= kLongLine);  // not "World", "Politics" in a page's menu
}

/// "Subject: ...", or in a cable "FM EMBASSY ...": the name of a header line, or nothing.
std::string header_name(const Words& words) {
  if (words.size() < 2 || !(words.flags(0) & kHeaderWord)) return {};
  const bool cable = is_all_caps(words) && !ends_sentence(words) && words.last() != ":";
  return words.is(1, ":") || cable ? fold(words.of(0)) : std::string();
}

std::string furniture_key(const Words& words) {
  std::string key;
  std::string folded;
  const std::uint32_t end = words.last() == "." ? words.size() - 1 : words.size();
  for (std::uint32_t i = 0; i < end; ++i) {
    if (i > 0 && !words[i].has(kClitic)) key += ' ';
    fold_into(words.of(i), folded);
    key += words[i].has(kNumber) && !words[i].has(kWord) ? "<n>" : folded;
  }
  return key;
}

}  // namespace

BlockKind Layout::name(const Document& document, const BlockShape& shape) {
  const Words words(document, shape);
  const bool is_short = words.size() <= kLongestFurniture && shape.length <= kLongestFurnitureBytes;
  if (is_short) {
    const Furniture furniture = match_furniture(furniture_key(words), words.last() == ".");
    if (furniture == Furniture::footer && stage_ == Stage::body) stage_ = Stage::foot;
    if (furniture != Furniture::none) return BlockKind::furniture;
  }
  if (stage_ == Stage::head && is_short) {
    const std::string header = header_name(words);
    if (header == "date" || header == "sent" || header == "dateline") return BlockKind::dateline;
    if (header == "byline") return BlockKind::byline;
    const bool names_title = header == "subject" || header == "headline" || header == "title";
    if (names_title && words.is(1, ":") && words.size() > 2) {  // said outright: it goes before any guess
      titled_ = true;
      return BlockKind::title;
    }
    if (!header.empty()) return BlockKind::furniture;
  }
  const bool alone = shape.lines <= 2 && is_short;
  if (alone && expects_lead_ && is_dateline(words)) return BlockKind::dateline;
  if (alone && is_byline(words, expects_lead_)) return BlockKind::byline;
  if (stage_ == Stage::foot && words.size() <= kLongestFooterLine) return BlockKind::furniture;
  if (shape.item && !shape.marked_heading) return BlockKind::list_item;
  if (stage_ == Stage::head && !titled_ && may_be_title(words, shape)) {
    titled_ = expects_lead_ = true;
    return BlockKind::title;
  }
  if (is_heading(words, shape, stage_ == Stage::head)) {
    expects_lead_ = true;
    return BlockKind::heading;
  }
  stage_ = Stage::body;
  expects_lead_ = false;
  return BlockKind::paragraph;
}

std::uint32_t Layout::opening_dateline(const Document& document, const BlockShape& shape) const {
  const Words words(document, shape);
  bool agency = false, names = false;
  const bool caps = words[0].has(kAllCaps) && words.of(0).size() >= 4;
  int open = 0;
  for (std::uint32_t i = 0; i < std::min(words.size(), kLongestDateline); ++i) {
    if (i > 0 && words.dash(i) && words[i].has(kSpaceBefore)) {
      if (i + 1 == words.size() || !words[i + 1].has(kSpaceBefore)) return 0;
      if (open != 0 || !(expects_lead_ || agency)) return 0;  // "Charles Jones (May 9, 1929 - ..."
      const bool signed_or_dated = agency || (names && has_date(words, i, false));
      const bool shouted = words[i + 1].has(kAllCaps) && (i + 2 == words.size() || words[i + 2].has(kAllCaps));  // "MANILA -- U.S. diplomats" is not
      return signed_or_dated || (caps && words.named(i + 1) && !shouted) ? i + 1 : 0;
    }
    const std::uint32_t flags = words.flags(i);
    if (flags & kAgencyWord && i > 0 && words.is(i - 1, "(")) agency = true;
    open += words.is(i, "(") - words.is(i, ")");
    if (flags & kAgencyWord && i > 0 && words.is(i - 1, "/") && words.is(i + 1, "/") && i + 3 < words.size()) {  // "/TASS/."
      return words.is(i + 2, ".") ? i + 3 : i + 2;
    }
    if (words.is(i, ":") || words.is(i, ";")) return 0;
    if (!words[i].has(kWord)) continue;
    if (words.named(i)) {
      names = true;
    } else if (!(flags & (kMonthWord | kWeekdayWord | kDatelineWord | kAgencyWord))) {
      return 0;
    }
  }
  return 0;
}

Span Layout::title_span(const Document& document, const BlockShape& shape) {
  const Words words(document, shape);
  const std::uint32_t first = words.size() > 2 && !header_name(words).empty() && words.is(1, ":") ? 2 : 0;
  return {words[first].span.begin, words[words.size() - 1].span.end};
}

}  // namespace entente
