// Nominals and pronouns among the mentions.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "entente/options.h"
#include "entente/syntax.h"
#include "entities/grouping.h"

namespace entente {

/// Nominals and pronouns become mentions where they refer to what something else refers to: one that stands alone says nothing
/// that a reader could follow up. Gives names their extent, mentions their sorts and weights. Those that the user
/// removed are left out, and counted in `corrected`. In steps: for phrases are many.
class PhraseJoiner {
 public:
  /// `g` outlives it.
  PhraseJoiner(Grouping& g, const Syntax& syntax, std::string_view date);
  ~PhraseJoiner();

  /// Resolves up to `count` phrases more; false when that was the last of them.
  bool step(std::size_t count);
  /// Per mille of the phrases.
  std::size_t resolved() const;
  /// After step() returned false, once.
  void join(const std::vector<Correction>& corrections, std::vector<std::uint32_t>& corrected);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
