// Clusters of mentions.
#pragma once

#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <vector>

namespace entente {

/// Index into the mentions of a document.
using MentionIndex = std::uint32_t;

/// A union-find whose root is the earliest mention.
class Clusters {
 public:
  explicit Clusters(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }

  MentionIndex root(MentionIndex i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(MentionIndex a, MentionIndex b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  /// Makes a cluster of mentions that are in others so far.
  void part(const std::set<MentionIndex>& out) {
    std::map<MentionIndex, MentionIndex> new_root;
    std::vector<MentionIndex> next(parent_.size());
    for (MentionIndex i = 0; i < parent_.size(); ++i) {
      next[i] = out.contains(i) ? *out.begin() : new_root.try_emplace(root(i), i).first->second;
    }
    parent_ = std::move(next);
  }

 private:
  std::vector<MentionIndex> parent_;
};

}  // namespace entente
