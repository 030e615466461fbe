#include "offsets/offset_map.h"

#include <algorithm>

#include "text/utf8.h"

namespace entente {
namespace {

std::uint32_t units(char32_t code, OffsetUnit unit) { return unit == OffsetUnit::utf16 && code > 0xFFFF ? 2 : 1; }

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (unit == OffsetUnit::utf8) {
    length_ = size;
    return;
  }
  checkpoints_.reserve(size / kStride + 1);
  std::uint32_t next = 0;
  for (std::uint32_t at = 0; at < size;) {
    if (at >= next) {
      checkpoints_.push_back({at, length_});
      next = at + kStride;
    }
    const Decoded character = decode(text, at);
    at += character.size;
    length_ += units(character.code_point, unit);
  }
  if (checkpoints_.empty()) checkpoints_.push_back({0, 0});
}

std::uint32_t OffsetMap::from_bytes(std::uint32_t byte) const {
  if (unit_ == OffsetUnit::utf8) return byte;
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte, [](std::uint32_t b, const Checkpoint& c) { return b < c.byte; });
  auto [at, offset] = *(after - 1);
  while (at < byte) {
    const Decoded character = decode(text_, at);
    at += character.size;
    offset += units(character.code_point, unit_);
  }
  return offset;
}

std::uint32_t OffsetMap::to_bytes(std::uint32_t offset) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (offset >= length_) return size;
  if (unit_ == OffsetUnit::utf8) return offset;
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset, [](std::uint32_t o, const Checkpoint& c) { return o < c.offset; });
  auto [at, reached] = *(after - 1);
  while (true) {
    const Decoded character = decode(text_, at);
    reached += units(character.code_point, unit_);
    if (reached > offset) return at;
    at += character.size;
  }
}

}  // namespace entente
