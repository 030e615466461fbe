// The best tree over scored arcs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// `scores[i * n + j]`: how well j is the head of i, i itself meaning that it is the root. Returns the head of each: exactly one root, no
/// cycle. The root is the token that gains most by being one; below it the arborescence of the highest total score (Chu and Liu 1965,
/// Edmonds 1967). Of equal arcs the one of the lower index is taken. O(n^3) at worst, n^2 where the best heads are a tree already.
std::vector<std::uint32_t> spanning_tree(std::span<const std::int64_t> scores, std::uint32_t n);

}  // namespace entente
