// What a block is: title, dateline, byline, heading, list item, furniture or paragraph.
#pragma once

#include <cstdint>

#include "entente/document.h"

namespace entente {

/// A block before it is named: its tokens and what its lines say.
struct BlockShape {
  std::uint32_t first = 0, end = 0;    ///< tokens, at least one
  std::uint32_t lines = 1;
  std::uint32_t length = 0;            ///< bytes
  std::uint32_t upcoming = 0;          ///< characters of the next line that is not blank
  bool marked_heading = false;         ///< "# ..." in Markdown
  bool item = false;                   ///< starts with a bullet or a number
};

class Layout {
 public:
  /// Names blocks in document order; remembers what came before.
  BlockKind name(const Document& document, const BlockShape& shape);

  /// Tokens of the dateline that opens a paragraph ("BEIJING, May 8 (Reuters) -"); 0: none.
  std::uint32_t opening_dateline(const Document& document, const BlockShape& shape) const;

  /// The document's title within a block that name() called title.
  static Span title_span(const Document& document, const BlockShape& shape);

 private:
  enum class Stage { head, body, foot };
  Stage stage_ = Stage::head;
  bool titled_ = false;
  bool expects_lead_ = true;   ///< no paragraph yet since the start or the last title or heading
};

}  // namespace entente
