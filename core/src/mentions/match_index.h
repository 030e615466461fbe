// The lexicon's matches in a stretch of a document, by token.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "entente/lexicon.h"
#include "mentions/kind_set.h"

namespace entente {

/// `matches` in order of their first token, longest first, as Lexicon::match gives them.
class MatchIndex {
 public:
  MatchIndex(std::span<const NameMatch> matches, const Lexicon& lexicon) : matches_(matches), lexicon_(&lexicon) {}

  std::span<const NameMatch> all() const { return matches_; }
  KindSet kinds(const NameMatch& match) const { return lexicon_->kinds(match.name); }

  /// Matches that start at `token`.
  std::span<const NameMatch> at(std::uint32_t token) const {
    const auto found = std::lower_bound(matches_.begin(), matches_.end(), token, [](const NameMatch& m, std::uint32_t t) { return m.first < t; });
    const auto begin = static_cast<std::size_t>(found - matches_.begin());
    std::size_t end = begin;
    while (end < matches_.size() && matches_[end].first == token) ++end;
    return matches_.subspan(begin, end - begin);
  }

  /// All kinds that the tokens [first, end) are as a whole.
  KindSet kinds_of(std::uint32_t first, std::uint32_t end) const {
    KindSet kinds = 0;
    for (const NameMatch& match : at(first)) {
      if (match.end == end) kinds |= this->kinds(match);
    }
    return kinds;
  }

  /// The longest match at `first` that ends by `end` and has one of `wanted`; null when there is none.
  const NameMatch* longest(std::uint32_t first, std::uint32_t end, KindSet wanted) const {
    for (const NameMatch& match : at(first)) {
      if (match.end <= end && kinds(match) & wanted) return &match;
    }
    return nullptr;
  }

  const Lexicon& lexicon() const { return *lexicon_; }

 private:
  std::span<const NameMatch> matches_;
  const Lexicon* lexicon_;
};

}  // namespace entente
