// The only place where byte offsets become the caller's unit, and back.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entente/span.h"

namespace entente {

/// Converts between byte offsets of a text and `unit`. Ill-formed bytes count as the U+FFFD they decode to (WHATWG), so
/// utf16 offsets are those of the JavaScript string that TextEncoder encoded or that TextDecoder would give.
/// One sweep when made; a conversion costs at most a short scan. `text` outlives it.
class OffsetMap {
 public:
  OffsetMap(std::string_view text, OffsetUnit unit);

  /// `byte` on a character boundary, at most the length of the text.
  std::uint32_t from_bytes(std::uint32_t byte) const;
  Span from_bytes(Span span) const { return {from_bytes(span.begin), from_bytes(span.end)}; }

  /// The byte offset of the character that starts at `offset`, or that `offset` lies in (half of a surrogate pair);
  /// the length of the text beyond its end.
  std::uint32_t to_bytes(std::uint32_t offset) const;

  /// Length of the text in the unit.
  std::uint32_t length() const { return length_; }

 private:
  static constexpr std::uint32_t kStride = 64;  // bytes between checkpoints, about

  struct Checkpoint {
    std::uint32_t byte, offset;
  };

  std::string_view text_;
  OffsetUnit unit_;
  std::vector<Checkpoint> checkpoints_;  // by byte, first is {0, 0}; at most kStride plus one character apart
  std::uint32_t length_ = 0;
};

}  // namespace entente
