// Finds what the rules describe: a small packrat parser (Ford 2002) from right to left, so that a rule can build on what others
// have found further on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "values/atoms.h"
#include "values/rules.h"

namespace entente {

/// What stands at an element of a rule.
struct Capture {
  std::int32_t node = -1;      ///< index into Matches::nodes; -1: a token
  std::int32_t value = 0;      ///< of the token's class; of NUM the index of the number
  std::uint32_t token = 0;
  Class name = Class::month;   ///< the class that matched
  bool present = false;        ///< false: an optional element that is not there
};

struct Node {
  const Rule* rule = nullptr;
  std::uint32_t begin = 0, end = 0;  ///< tokens
  std::array<Capture, kMostElements> captures;
};

class Matcher {
 public:
  explicit Matcher(const Document& document) : document_(document), grammar_(Grammar::get()) {}

  /// Matches all rules in a sentence. The results hold until the next call.
  void run(const Sentence& sentence, const Atoms& atoms);

  /// Nodes of output categories that begin at `token`: the longest first, then what has context, then the order of the files.
  void candidates(std::uint32_t token, std::vector<std::int32_t>& out) const;
  const Node& node(std::int32_t index) const { return nodes_[static_cast<std::size_t>(index)]; }

 private:
  bool better(const Node& a, const Node& b) const;
  void try_rules(const std::vector<Start>& starts, std::uint32_t token);
  void try_rule(std::uint16_t rule, std::uint32_t token);
  void see(std::uint32_t token, Traits& traits) const;
  bool match(const Rule& rule, std::size_t element, std::uint32_t token);
  bool fits(const Element& element, std::uint32_t token) const;
  std::int32_t& best(std::uint32_t token, int category) { return best_[(token - first_) * static_cast<std::size_t>(grammar_.categories()) + static_cast<std::size_t>(category)]; }

  const Document& document_;
  const Grammar& grammar_;
  const Atoms* atoms_ = nullptr;
  std::uint32_t first_ = 0, end_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> best_;       ///< [token][category], where found_ has it
  std::vector<std::uint32_t> found_;     ///< [token]: categories that are there
  Traits behind_;                        ///< what stands behind the token at which rules are tried
  Traits next_;                          ///< what the next token is, or anything if it isn't known where that begins
  Node trial_;
  std::uint32_t dirty_ = 0;              ///< categories that got longer at this token
};

}  // namespace entente
