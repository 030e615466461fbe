#include <algorithm>

#include "text/language.h"
#include "text/layout.h"
#include "text/lines.h"
#include "text/sentences.h"
#include "text/text.h"
#include "text/tokenizer.h"

namespace entente {

struct TextReader::State {
  std::uint32_t width;               ///< at which the text is hard-wrapped, or 0
  Region region;
  std::vector<Passage> passages;     ///< of the region
  std::size_t next_passage = 0;
  Layout layout;
  LanguageCounter language;
  Span longest_heading;              ///< of the head: the title where no line looks more like one
  bool in_body = false;              ///< a paragraph was read
  std::unique_ptr<Document> whole;   ///< of a text no longer than its head: what is left to hand out
};

TextReader::TextReader(TextReader&&) noexcept = default;
TextReader& TextReader::operator=(TextReader&&) noexcept = default;
TextReader::~TextReader() = default;

TextReader::TextReader(std::string_view text, Head) : state_(std::make_unique<State>()) {
  document_.text = text;
  state_->width = wrap_width(text);
}

// Later stages ask for the case of the text from its first sentence on, and slices must not change what they see: the head decides.
TextReader::TextReader(std::string_view text) : state_(std::make_unique<State>()) {
  constexpr std::size_t kHead = std::size_t{1} << 16;
  TextReader head(text.substr(0, kHead), Head{});
  while (head.read(kHead)) {
  }
  state_->width = head.state_->width;  // judged from the head too
  if (text.size() <= kHead) state_->whole = std::make_unique<Document>(head.take());
  document_.text = text;
  document_.mono_case = head.state_->language.one_case();
  if (!state_->whole) return;
  // Nothing is read twice.
  state_->whole->mono_case = document_.mono_case;
  document_.title = state_->whole->title;
  document_.english = state_->whole->english;
  document_.language = state_->whole->language;
}

/// As read(), of what is read already.
bool TextReader::hand_out(std::size_t goal) {
  Document& whole = *state_->whole;
  const std::string_view text = document_.text;
  if (document_.blocks.empty() && goal == text.size()) {
    document_ = std::move(whole);
    whole.blocks.clear();
    position_ = text.size();
    return false;
  }
  std::size_t next = document_.blocks.size();
  const std::size_t count = whole.blocks.size();
  do {
    if (next == count) break;
    const Block& block = whole.blocks[next++];
    document_.blocks.push_back(block);
    const auto sentences = whole.sentences.begin();
    document_.sentences.insert(document_.sentences.end(), sentences + block.first_sentence, sentences + block.end_sentence);
    const auto tokens = whole.tokens.begin();
    document_.tokens.insert(document_.tokens.end(), tokens + static_cast<std::ptrdiff_t>(document_.tokens.size()), tokens + document_.sentences.back().end_token);
    position_ = next < count ? whole.blocks[next].span.begin : text.size();
  } while (position_ < goal);
  if (next < count) return true;
  position_ = text.size();
  return false;
}

bool TextReader::read(std::size_t bytes) {
  const std::string_view text = document_.text;
  State& state = *state_;
  const std::size_t goal = position_ + std::min(bytes, text.size() - position_);
  if (state.whole) return hand_out(goal);
  do {
    if (state.next_passage == state.passages.size()) {
      if (state.region.next >= text.size()) break;
      read_region(text, state.region.next, state.region);
      join_lines(text, state.region, state.width, state.passages);
      state.next_passage = 0;
      if (state.passages.empty()) break;
    }
    const Passage& passage = state.passages[state.next_passage++];
    const bool last = state.next_passage == state.passages.size();
    position_ = last ? state.region.next : state.passages[state.next_passage].begin;
    read_block(passage.begin, passage.end, passage.lines, position_);
  } while (position_ < goal);
  const bool done = state.next_passage == state.passages.size() && state.region.next >= text.size();
  if (done) position_ = text.size();
  state.language.conclude(document_);
  return !done;
}

/// The block of text [begin, end); the next one begins at or after `following`.
void TextReader::read_block(std::size_t begin, std::size_t end, std::uint32_t lines, std::size_t following) {
  const std::string_view text = document_.text;
  State& state = *state_;
  BlockShape shape;
  shape.lines = lines;
  shape.length = static_cast<std::uint32_t>(end - begin);
  Line line;
  line.begin = begin;
  line.end = end;
  shape.item = starts_item(text, line);
  std::size_t marks = begin;  // Markdown's
  while (marks < end && marks - begin < 6 && text[marks] == '#') ++marks;
  if (marks > begin && marks < end && (text[marks] == ' ' || text[marks] == '\t')) {
    shape.marked_heading = true;
    begin = marks;
  }
  shape.first = static_cast<std::uint32_t>(document_.tokens.size());
  Tokenizer(text, document_.tokens).run({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, lines > 1);
  shape.end = static_cast<std::uint32_t>(document_.tokens.size());
  if (shape.first == shape.end) return;
  shape.upcoming = upcoming_length(text, following);
  state.language.count(document_, shape.first, shape.end);

  const auto add = [&](BlockKind kind, std::uint32_t first_token, std::uint32_t end_token) {
    Block block;
    block.kind = kind;
    block.span = {document_.tokens[first_token].span.begin, document_.tokens[end_token - 1].span.end};
    block.first_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    split_sentences(document_, first_token, end_token, static_cast<std::uint32_t>(document_.blocks.size()));
    block.end_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    document_.blocks.push_back(block);
  };
  const std::uint32_t dateline = state.layout.opening_dateline(document_, shape);
  if (dateline != 0) {
    add(BlockKind::dateline, shape.first, shape.first + dateline);
    shape.first += dateline;
    if (shape.first == shape.end) return;
  }
  const BlockKind kind = state.layout.name(document_, shape);
  if (kind == BlockKind::title) document_.title = Layout::title_span(document_, shape);
  if (kind == BlockKind::heading && !state.in_body) {
    const Span span = Layout::title_span(document_, shape);
    if (span.size() > state.longest_heading.size()) state.longest_heading = span;
  }
  if (kind == BlockKind::paragraph && !state.in_body) {
    state.in_body = true;
    if (document_.title.empty()) document_.title = state.longest_heading;
  }
  add(dateline != 0 && kind != BlockKind::furniture ? BlockKind::paragraph : kind, shape.first, shape.end);
}

Document read_document(std::string_view text) {
  TextReader reader(text);
  while (reader.read(text.size())) {
  }
  return reader.take();
}

}  // namespace entente
