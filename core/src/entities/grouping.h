// What the steps of this stage hand on: the mentions and what is known of each so far.
#pragma once

#include <optional>
#include <vector>

#include "coreference/phrases.h"
#include "entente/options.h"
#include "entities/clusters.h"
#include "entities/facts.h"
#include "entities/metonymy.h"
#include "entities/names.h"
#include "entities/office_phrase.h"
#include "entities/pair_phrase.h"
#include "mentions/match_index.h"

namespace entente {

/// One item a mention in each list.
struct Grouping {
  const Document& document;
  const MatchIndex& matches;
  std::vector<Mention>& mentions;
  std::vector<TokenRange> ranges;
  std::vector<std::optional<Fact>> facts;         ///< what the lexicon says of the words
  std::vector<std::optional<SeatReading>> seats;
  std::vector<Link> links;                        ///< why each was joined to an earlier one
  std::vector<const DictionaryName*> entries;     ///< what the user's dictionary says of the words; null: nothing
  std::vector<bool> lent;                         ///< of an entity that the user merged into another: adds aliases to that, no name
  std::vector<Sort> sorts;                        ///< what the words tell; unknown without syntax
  std::vector<std::optional<OfficePhrase>> offices;  ///< which one a nominal names, where its holder is known
  std::vector<std::optional<PairPhrase>> pairs;      ///< which two it means
  std::vector<std::uint32_t> weights;             ///< for salience
  Clusters clusters;

  Grouping(const Document& text, const MatchIndex& names, std::vector<Mention>& all)
      : document(text), matches(names), mentions(all), facts(all.size()), seats(all.size()), links(all.size()), entries(all.size()), lent(all.size()),
        sorts(all.size(), Sort::unknown), offices(all.size()), pairs(all.size()), weights(all.size(), 1), clusters(all.size()) {
    for (const Mention& mention : all) ranges.push_back(tokens_of(text, mention.span));
  }

  void join(MentionIndex a, MentionIndex b, LinkBy by, Confidence confidence) {
    if (clusters.root(a) == clusters.root(b)) return;
    clusters.join(a, b);
    links[std::max(a, b)] = {std::min(a, b), by, confidence};
  }

  bool is_name(MentionIndex i) const { return mentions[i].form == MentionForm::name; }
  bool is_government(MentionIndex i) const { return seats[i] && seats[i]->government; }

  /// What the mention refers to, if the lexicon knows it: of a capital that acts its state.
  const Fact* referent(MentionIndex i) const { return is_government(i) ? &seats[i]->state : facts[i] ? &*facts[i] : nullptr; }

  const Lexicon& lexicon() const { return matches.lexicon(); }
};

}  // namespace entente
