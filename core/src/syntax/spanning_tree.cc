#include "syntax/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min() / 4;

/// Nodes of a cycle, or none, among `heads` that lead to `root`.
std::vector<std::uint32_t> find_cycle(const std::vector<std::uint32_t>& heads, std::uint32_t root) {
  std::vector<std::uint32_t> seen(heads.size(), 0);
  for (std::uint32_t start = 0; start < heads.size(); ++start) {
    std::uint32_t node = start;
    while (node != root && !seen[node]) {
      seen[node] = start + 1;
      node = heads[node];
    }
    if (node == root || seen[node] != start + 1) continue;
    std::vector<std::uint32_t> cycle{node};
    for (std::uint32_t next = heads[node]; next != node; next = heads[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

/// The arborescence below `root`; scores of arcs that must not be are kNever.
std::vector<std::uint32_t> arborescence(const std::vector<std::int64_t>& scores, std::uint32_t n, std::uint32_t root) {
  std::vector<std::uint32_t> heads(n, root);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i == root) continue;
    for (std::uint32_t j = 0; j < n; ++j) {
      if (j != i && scores[std::size_t{i} * n + j] > scores[std::size_t{i} * n + heads[i]]) heads[i] = j;
    }
  }
  heads[root] = root;
  const std::vector<std::uint32_t> cycle = find_cycle(heads, root);
  if (cycle.empty()) return heads;

  // The cycle becomes one node, the last of a smaller graph; an arc into it costs what it breaks.
  std::vector<std::uint32_t> outside;
  std::vector<bool> in_cycle(n, false);
  for (const std::uint32_t node : cycle) in_cycle[node] = true;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!in_cycle[i]) outside.push_back(i);
  }
  const auto size = static_cast<std::uint32_t>(outside.size() + 1), merged = size - 1;
  std::vector<std::int64_t> smaller(std::size_t{size} * size, kNever);
  std::vector<std::uint32_t> enters(size, cycle[0]), leaves(size, cycle[0]);
  for (std::uint32_t a = 0; a < merged; ++a) {
    const std::uint32_t i = outside[a];
    for (std::uint32_t b = 0; b < merged; ++b) smaller[std::size_t{a} * size + b] = scores[std::size_t{i} * n + outside[b]];
    for (const std::uint32_t node : cycle) {
      const std::int64_t out = scores[std::size_t{i} * n + node];
      if (out > smaller[std::size_t{a} * size + merged]) {
        smaller[std::size_t{a} * size + merged] = out;
        leaves[a] = node;
      }
      const std::int64_t in = scores[std::size_t{node} * n + i] - scores[std::size_t{node} * n + heads[node]];
      if (in > smaller[std::size_t{merged} * size + a]) {
        smaller[std::size_t{merged} * size + a] = in;
        enters[a] = node;
      }
    }
  }
  const auto small_root = static_cast<std::uint32_t>(std::lower_bound(outside.begin(), outside.end(), root) - outside.begin());
  const std::vector<std::uint32_t> found = arborescence(smaller, size, small_root);
  for (std::uint32_t a = 0; a < merged; ++a) heads[outside[a]] = found[a] == merged ? leaves[a] : outside[found[a]];
  heads[enters[found[merged]]] = outside[found[merged]];
  return heads;
}

}  // namespace

std::vector<std::uint32_t> spanning_tree(std::span<const std::int64_t> scores, std::uint32_t n) {
  if (n == 0) return {};
  std::uint32_t root = 0;
  std::int64_t most = std::numeric_limits<std::int64_t>::min();
  for (std::uint32_t i = 0; i < n; ++i) {
    std::int64_t other = kNever;
    for (std::uint32_t j = 0; j < n; ++j) {
      if (j != i) other = std::max(other, scores[std::size_t{i} * n + j]);
    }
    const std::int64_t gain = scores[std::size_t{i} * n + i] - other;
    if (gain > most) {
      most = gain;
      root = i;
    }
  }
  return arborescence({scores.begin(), scores.end()}, n, root);
}

}  // namespace entente
