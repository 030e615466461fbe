// A mention's words, as grouping compares them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "entente/analysis.h"
#include "entente/document.h"

namespace entente {

struct TokenRange {
  std::uint32_t first = 0, end = 0;
  std::uint32_t size() const { return end - first; }
};

/// The tokens that `span` touches.
inline TokenRange tokens_of(const Document& document, Span span) {
  const auto& tokens = document.tokens;
  const auto first = std::upper_bound(tokens.begin(), tokens.end(), span.begin, [](std::uint32_t at, const Token& t) { return at < t.span.end; });
  const auto end = std::lower_bound(first, tokens.end(), span.end, [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  return {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(end - tokens.begin())};
}

/// The text of a span as a person would write it on one line: runs of white space are one space, soft hyphens are gone.
std::string display_form(std::string_view bytes);

/// First letters of the capitalised words: "Syrian Democratic Forces" SDF; empty for fewer than two.
std::string initials(const Document& document, TokenRange range);

}  // namespace entente
