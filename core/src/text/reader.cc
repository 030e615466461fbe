#include "text/sentences.h"
#include "text/text.h"
#include "text/tokenizer.h"

namespace entente {

TextReader::TextReader(std::string_view text) { document_.text = text; }

bool TextReader::read(std::size_t bytes) {
  const std::string_view text = document_.text;
  const std::size_t goal = position_ + bytes;
  Tokenizer tokenizer(text, document_.tokens);
  while (position_ < text.size() && position_ < goal) {
    std::size_t end = text.find('\n', position_);
    end = end == std::string_view::npos ? text.size() : end;
    const auto first = static_cast<std::uint32_t>(document_.tokens.size());
    tokenizer.run({static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(end)}, false);
    position_ = end < text.size() ? end + 1 : end;
    const auto last = static_cast<std::uint32_t>(document_.tokens.size());
    if (first == last) continue;
    Block block;
    block.first_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    block.span = {document_.tokens[first].span.begin, document_.tokens[last - 1].span.end};
    split_sentences(document_, first, last, static_cast<std::uint32_t>(document_.blocks.size()));
    block.end_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    document_.blocks.push_back(block);
  }
  return position_ < text.size();
}

Document read_document(std::string_view text) {
  TextReader reader(text);
  while (reader.read(text.size())) {
  }
  return reader.take();
}

}  // namespace entente
