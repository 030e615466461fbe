// Stage 1: bytes -> Document. Nothing is normalised in place; all spans are bytes of the input.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "entente/document.h"

namespace entente {

/// Reads the layout and splits sentences and tokens. Any bytes are accepted: ill-formed UTF-8 decodes as the WHATWG
/// Encoding Standard says (one U+FFFD for each maximal subpart). Every token lies in one sentence, every sentence in one
/// block, all in order; white space belongs to none, nor do a mail's quotation marks
/// ("> ") and the marks of Markdown headings ("## "). `language` is final when all is read, `mono_case` from the start. Cost is linear.
///
/// The caller may drive it in slices for progress, partial results and cancelling:
///   TextReader reader(text); while (reader.read(1 << 16)) { ... document() grows by whole blocks ... }
Document read_document(std::string_view text);

class TextReader {
 public:
  explicit TextReader(std::string_view text);
  TextReader(TextReader&&) noexcept;
  TextReader& operator=(TextReader&&) noexcept;
  ~TextReader();
  /// Reads on for at least `bytes` bytes (whole blocks); false when the text is done.
  bool read(std::size_t bytes);
  const Document& document() const { return document_; }
  Document take() { return std::move(document_); }
  std::size_t position() const { return position_; }

 private:
  struct State;
  struct Head {};  ///< a reader of the head alone, which settles `mono_case` for the whole
  TextReader(std::string_view text, Head);
  bool hand_out(std::size_t goal);
  void read_block(std::size_t begin, std::size_t end, std::uint32_t lines, std::size_t following);

  Document document_;
  std::size_t position_ = 0;
  std::unique_ptr<State> state_;
};

/// The form in which words are compared: lower case (simple Unicode folding), composed and decomposed letters alike without
/// their diacritics ("Erdogan" for all spellings), special Latin letters spelled out (ss, ae, o, l, d, i), curly quotes and
/// dashes made plain, soft hyphens and zero-width characters gone, a line-end hyphenation rejoined, any white space a space.
std::string fold(std::string_view bytes);
void fold_into(std::string_view bytes, std::string& out);   ///< replaces out

/// FNV-1a (32 bits) over folded bytes.
std::uint32_t fold_hash(std::string_view folded);

}  // namespace entente
