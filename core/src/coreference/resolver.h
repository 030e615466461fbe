// Which phrases refer to the same thing.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "coreference/features.h"

namespace entente {

/// Where a phrase was joined.
struct CoreferenceLink {
  std::uint32_t entity = 0;                    ///< numbered from 0 in order of their first phrase
  std::optional<std::uint32_t> antecedent;     ///< the phrase before it in its entity
  Confidence confidence = 1000;
};

using KnownClusters = std::vector<std::optional<std::uint32_t>>;

/// Those of names, from the cluster of each name mention.
KnownClusters clusters_of_names(const std::vector<Phrase>& phrases, const std::vector<std::uint32_t>& name_clusters);

/// Reads the phrases in order and joins each to an entity so far or opens a new one, by a linear ranker of entities (mention ranking
/// as Denis and Baldridge 2008, with entities for candidates as Rahman and Ng 2009). `clusters`: of each phrase whose referent is known before (a name by the names
/// alone, an office by its holder) a number that those of one referent share. Linear: of candidates there are kCandidates.
class Resolver {
 public:
  /// The lists outlive it.
  Resolver(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers, const KnownClusters& clusters);
  ~Resolver();

  /// Reads up to `count` phrases more; false when that was the last of them.
  bool step(std::size_t count);
  std::size_t position() const;
  /// One link a phrase; after step() returned false.
  std::vector<CoreferenceLink> take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The same walk for training: `gold` is the right entity of each phrase; `use` gets each decision's features, candidate by
/// candidate, the opening of a new entity first, and the number of the right one (0: a new one).
void walk_decisions(const std::vector<Phrase>& phrases, const std::vector<std::optional<std::uint32_t>>& speakers,
                    const KnownClusters& clusters, const std::vector<std::uint32_t>& gold,
                    const std::function<void(const std::vector<Features>&, std::size_t)>& use);

}  // namespace entente
