// Lines of a pasted text, and which of them belong together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

struct Line {
  std::size_t begin = 0, end = 0;  ///< without white space at the edges and a mail's quotation marks (">"); equal: blank
  std::size_t next = 0;            ///< where the next line begins
  std::uint32_t indent = 0;        ///< white space before it, in columns
  std::uint32_t length = 0;        ///< characters
  bool quoted = false;             ///< starts with ">"

  std::uint32_t columns() const { return indent + length; }
};

/// The line at `position`. Lines end as Unicode says (LF, CR, CRLF, VT, FF, NEL, LS, PS), a page break beside another line end
/// being one with it.
Line read_line(std::string_view text, std::size_t position);

/// Lines that make one block as far as the line ends tell.
struct Passage {
  std::size_t begin = 0, end = 0;
  std::uint32_t lines = 1;
};

/// A paragraph's worth of lines, or more where no blank line parts them; bounded, and the same wherever reading is interrupted.
struct Region {
  std::vector<Line> lines;
  std::size_t next = 0;  ///< where to read on
};
void read_region(std::string_view text, std::size_t position, Region& region);

/// The width at which the text is hard-wrapped, judged from its first 64 kB; 0 if it is not.
std::uint32_t wrap_width(std::string_view text);

/// Joins the lines of a region that a hard wrap has parted; every other line is a passage. Passages of more than 64 kB are cut.
void join_lines(std::string_view text, const Region& region, std::uint32_t width, std::vector<Passage>& passages);

/// Does a list item start here: a bullet or a number, then white space?
bool starts_item(std::string_view text, const Line& line);

/// Characters of the next line that is not blank, 400 at most; 0 at the end of the text.
std::uint32_t upcoming_length(std::string_view text, std::size_t position);

}  // namespace entente
