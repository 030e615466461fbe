// Nominals and pronouns among the mentions.
#pragma once

#include <memory>
#include <string_view>

#include "entente/syntax.h"
#include "entities/edits.h"
#include "entities/grouping.h"

namespace entente {

/// Nominals and pronouns become mentions where they refer to what something else refers to: one that stands alone says nothing
/// that a reader could follow up. Gives names their extent, mentions their sorts and weights. What the user's `edits` say of names
/// comes first; phrases that the user removed are left out, and counted. In steps: for phrases are many.
class PhraseJoiner {
 public:
  /// `g` and `edits` outlive it.
  PhraseJoiner(Grouping& g, const Syntax& syntax, std::string_view date, Edits& edits);
  ~PhraseJoiner();

  /// Resolves up to `count` phrases more; false when that was the last of them.
  bool step(std::size_t count);
  /// Per mille of the phrases.
  std::size_t resolved() const;
  /// After step() returned false, once.
  void join();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
