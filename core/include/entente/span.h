// Half-open ranges of the input text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// A half-open range [begin, end) of the input, counted in bytes of the UTF-8 text as it was given.
/// Inside the core every span is in bytes; the writer converts once to the caller's unit.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend constexpr bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
};

/// Document order: by begin, and at one begin the longer span first, so that what encloses comes before what is enclosed.
constexpr bool before(Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; }

/// The unit in which offsets leave the core. `utf16` is what JavaScript strings count.
enum class OffsetUnit : std::uint8_t { utf16, codepoint, utf8 };

}  // namespace entente
