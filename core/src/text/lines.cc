#include "text/lines.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/text.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::size_t kMostLines = 256;
constexpr std::size_t kFewerLines = 200;        // a longer region is cut at a sentence's end between these
constexpr std::size_t kLargestRegion = 1 << 16; // bytes
constexpr std::size_t kHead = 1 << 16;
constexpr std::size_t kLargestPassage = 1 << 16;
constexpr std::uint32_t kNarrowest = 30, kWidest = 140;
constexpr std::uint32_t kShortestBroken = 40;   // a line that may run on though nothing else speaks for a wrap
constexpr std::uint32_t kHyphenSlack = 8;
constexpr std::uint32_t kSurelyProse = 50;      // wider than the lines of most lists

constexpr bool continues_character(char c) { return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80; }

CharClass class_at(std::string_view text, std::size_t position) { return char_class(decode(text, position).code_point); }

/// Bytes of the line end at `position`; 0 if there is none.
std::size_t line_end_size(std::string_view text, std::size_t position) {
  const char c = text[position];
  const auto at = [&](std::size_t i) { return position + i < text.size() ? text[position + i] : '\0'; };
  if (c == '\r') return at(1) == '\n' ? 2 : 1;
  if (c == '\n' || c == '\v' || c == '\f') return 1;
  if (c == '\xC2') return at(1) == '\x85' ? 2 : 0;
  if (c == '\xE2') return at(1) == '\x80' && (at(2) == '\xA8' || at(2) == '\xA9') ? 3 : 0;
  return 0;
}

constexpr bool may_end_line(char c) { return (c >= '\n' && c <= '\r') || c == '\xC2' || c == '\xE2'; }

/// Characters of the first word of a line.
std::uint32_t first_word_length(std::string_view text, const Line& line) {
  std::uint32_t length = 0;
  for (std::size_t i = line.begin; i < line.end && !ascii_white(text[i]) && length < kWidest; ++i) length += !continues_character(text[i]);
  return length;
}

bool starts_lower(std::string_view text, const Line& line) { return line.begin < line.end && class_at(text, line.begin) == CharClass::lower; }

/// Does the line end with a mark that ends a sentence or leads on to something new, an abbreviation's full stop aside ("Mr.")?
bool ends_sentence(std::string_view text, const Line& line) {
  std::size_t end = line.end;
  while (end > line.begin && (text[end - 1] == '"' || text[end - 1] == '\'' || text[end - 1] == ')' || text[end - 1] == ']' || text[end - 1] & 0x80)) --end;
  if (end == line.begin) return false;
  const char mark = text[--end];
  if (mark != '.') return mark == '!' || mark == '?' || mark == ':' || mark == ';';
  std::size_t begin = end;
  while (begin > line.begin && end - begin < 12 && (ascii_alnum(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  const std::string_view word = text.substr(begin, end - begin);
  const bool capital = !word.empty() && ascii_upper(word[0]);
  if (capital && word.size() == 1) return false;  // an initial
  const std::uint32_t flags = word_flags(fold_hash(fold(word)));
  return !(flags & kInnerAbbreviation || (capital && flags & (kTitleAbbreviation | kNumberAbbreviation)));
}

bool has_lower(std::string_view text, const Line& line) {
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (text[i] >= 'a' && text[i] <= 'z') return true;
  }
  return false;
}

/// "Subject: ...": a line of a mail's or a cable's head.
bool is_header(std::string_view text, const Line& line) {
  std::size_t end = line.begin;
  while (end < line.end && end - line.begin < 16 && text[end] != ':' && text[end] != ' ') ++end;
  return end < line.end && text[end] == ':' && word_flags(fold_hash(fold(text.substr(line.begin, end - line.begin)))) & kHeaderWord;
}

/// What line lengths say of a region.
struct Wrapping {
  bool wrapped = false;
  std::uint32_t width = 0;
  bool one_case = false;  ///< no lower-case letter: the next line's case says nothing
};

/// Would the first word of the next line have had room on this one?
bool is_full(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  const std::uint32_t slack = line.end > line.begin && text[line.end - 1] == '-' ? kHyphenSlack : 0;
  return line.columns() + 1 + first_word_length(text, next) + slack > width;
}

Wrapping judge(std::string_view text, const std::vector<Line>& lines) {
  Wrapping wrapping;
  std::vector<std::uint32_t> lengths;
  wrapping.one_case = true;
  for (const Line& line : lines) {
    lengths.push_back(line.columns());
    if (wrapping.one_case && line.length <= kWidest && has_lower(text, line)) wrapping.one_case = false;
  }
  std::sort(lengths.begin(), lengths.end());
  wrapping.width = lengths.back();
  if (wrapping.width > kWidest) wrapping.width = lengths[(lengths.size() - 1) * 9 / 10];  // a web address may stick out
  const std::size_t breaks = lines.size() - 1;
  if (breaks < 2 || wrapping.width < kNarrowest || wrapping.width > kWidest) return wrapping;
  std::size_t full = 0, nearly_full = 0, unfinished = 0, lower = 0;
  for (std::size_t i = 0; i < breaks; ++i) {
    nearly_full += is_full(text, lines[i], lines[i + 1], wrapping.width * 17 / 20);  // PDF and the like are ragged
    if (!ends_sentence(text, lines[i])) {
      ++unfinished;
      full += is_full(text, lines[i], lines[i + 1], wrapping.width);
    }
    lower += starts_lower(text, lines[i + 1]);
  }
  const bool even = full * 10 >= unfinished * 9 && unfinished * 2 >= breaks && wrapping.width >= kSurelyProse;
  const bool runs_on = nearly_full * 10 >= breaks * 6 && (lower * 10 >= breaks * 3 || (wrapping.one_case && unfinished * 2 >= breaks));
  wrapping.wrapped = even || runs_on;
  return wrapping;
}

/// Cuts what is too long for one block, after the last sentence end or else white space.
void add_passage(std::string_view text, Passage passage, std::vector<Passage>& passages) {
  while (passage.end - passage.begin > kLargestPassage) {
    std::size_t cut = 0, white = 0;
    for (std::size_t i = passage.begin + kLargestPassage / 2; i < passage.end; ++i) {
      if (i - passage.begin > kLargestPassage && (cut || white)) break;
      if (!ascii_white(text[i])) continue;
      white = i;
      if (text[i - 1] == '.' || text[i - 1] == '!' || text[i - 1] == '?') cut = i;
    }
    if (!cut) cut = white;
    if (!cut) break;
    passages.push_back({passage.begin, cut, passage.lines});
    passage.begin = cut;
  }
  passages.push_back(passage);
}

}  // namespace

Line read_line(std::string_view text, std::size_t position) {
  Line line;
  std::size_t end = position, size = 0;
  for (; end < text.size(); ++end) {
    if (may_end_line(text[end]) && (size = line_end_size(text, end)) != 0) break;
  }
  line.next = end + size;
  const bool page = size != 0 && text[end] == '\f';
  if (page && line.next < text.size() && (text[line.next] == '\n' || text[line.next] == '\r')) {
    line.next += line_end_size(text, line.next);
  } else if (!page && size != 0) {
    while (line.next < text.size() && text[line.next] == '\f') ++line.next;
  }
  while (position < end) {
    const Decoded c = decode(text.substr(0, end), position);
    const CharClass type = char_class(c.code_point);
    if (c.code_point == '>') {
      line.quoted = true;
      line.indent = 0;
    } else if (type == CharClass::space) {
      line.indent += c.code_point == '\t' ? 8 : 1;
    } else if (type != CharClass::invisible) {
      break;
    }
    position += c.size;
  }
  while (end > position && ascii_white(text[end - 1])) --end;
  line.begin = position;
  line.end = end;
  for (std::size_t i = position; i < end; ++i) line.length += !continues_character(text[i]);
  return line;
}

void read_region(std::string_view text, std::size_t position, Region& region) {
  region.lines.clear();
  const std::size_t start = position;
  while (position < text.size()) {
    const Line line = read_line(text, position);
    if (line.begin == line.end) {
      position = line.next;
      if (!region.lines.empty()) break;
      continue;
    }
    if (!region.lines.empty() && (line.quoted != region.lines.back().quoted || position - start > kLargestRegion)) break;
    if (region.lines.size() == kMostLines) {
      std::size_t keep = kMostLines;
      while (keep > kFewerLines && !ends_sentence(text, region.lines[keep - 1])) --keep;
      if (keep == kFewerLines) keep = kMostLines;
      region.lines.resize(keep);
      position = region.lines.back().next;
      break;
    }
    region.lines.push_back(line);
    position = line.next;
  }
  region.next = position;
}

std::uint32_t wrap_width(std::string_view text) {
  const std::string_view head = text.substr(0, kHead);
  std::uint32_t width = 0;
  Region region;
  for (std::size_t position = 0; position < head.size(); position = region.next) {
    read_region(head, position, region);
    if (region.lines.empty()) continue;
    const Wrapping wrapping = judge(head, region.lines);
    if (wrapping.wrapped) width = std::max(width, wrapping.width);
  }
  return width;
}

bool starts_item(std::string_view text, const Line& line) {
  const std::string_view s = text.substr(line.begin, line.end - line.begin);
  const auto white_at = [&](std::size_t i) { return i < s.size() && (ascii_white(s[i]) || class_at(s, i) == CharClass::space); };
  const Decoded first = decode(s, 0);
  switch (first.code_point) {
    case '-': case '*': case '+': case 0xB7: case 0x2022: case 0x2023: case 0x2043: case 0x2219: case 0x25AA: case 0x25AB: case 0x25B6:
    case 0x25BA: case 0x25CB: case 0x25CF: case 0x25E6: case 0x2013: case 0x2014: case 0x27A2: case 0xF0B7:
      return white_at(first.size);
    default:
      break;
  }
  std::size_t i = s[0] == '(';
  const std::size_t from = i;
  while (i < s.size() && i - from < 3 && ascii_digit(s[i])) ++i;
  if (i == from && i < s.size() && s[i] >= 'a' && s[i] <= 'z') ++i;
  if (i == from || i >= s.size()) return false;
  const bool letter = !ascii_digit(s[from]);
  const bool closed = s[i] == ')' || (s[i] == '.' && from == 0 && !letter);
  return closed && white_at(i + 1);
}

void join_lines(std::string_view text, const Region& region, std::uint32_t width, std::vector<Passage>& passages) {
  passages.clear();
  const std::vector<Line>& lines = region.lines;
  if (lines.empty()) return;
  Wrapping wrapping = judge(text, lines);
  if (!wrapping.wrapped && width != 0 && wrapping.width <= width + width / 8) {
    wrapping.wrapped = true;
    wrapping.width = std::max(wrapping.width, width);
  }
  std::uint32_t base = lines[0].indent;
  for (const Line& line : lines) base = std::min(base, line.indent);

  const auto joins = [&](std::size_t i) {  // line i with the next
    const Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.length > kWidest || line.length < kNarrowest / 2 || is_header(text, next)) return false;
    const bool ends = ends_sentence(text, line);
    const bool runs_on = !ends && starts_lower(text, next);
    if (!wrapping.wrapped) return runs_on && line.length >= kShortestBroken && !starts_item(text, next);
    const bool full = is_full(text, line, next, wrapping.width);
    if (starts_item(text, next) && (ends || !full)) return false;
    if (next.indent > base + 1 && line.indent == base && !runs_on) return false;
    const bool alone = i + 2 == lines.size() || !is_full(text, next, lines[i + 2], wrapping.width);
    if (ends && alone && next.length * 10 < wrapping.width * 6 && !ends_sentence(text, next)) return false;  // a heading
    return full || runs_on || (!ends && line.length * 10 >= wrapping.width * 7);
  };
  Passage passage{lines[0].begin, lines[0].end, 1};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (joins(i - 1)) {
      passage.end = lines[i].end;
      ++passage.lines;
    } else {
      add_passage(text, passage, passages);
      passage = {lines[i].begin, lines[i].end, 1};
    }
  }
  add_passage(text, passage, passages);
}

std::uint32_t upcoming_length(std::string_view text, std::size_t position) {
  while (position < text.size() && ascii_white(text[position])) ++position;
  std::uint32_t length = 0;
  for (; position < text.size() && length < 400 && text[position] != '\n' && text[position] != '\r'; ++position) {
    length += !continues_character(text[position]);
  }
  return length;
}

}  // namespace entente
