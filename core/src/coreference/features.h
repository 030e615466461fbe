// What the ranker sees of a phrase and of an entity that it may belong to.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "coreference/phrases.h"

namespace entente {

/// An entity as the phrases so far make it.
struct Discourse {
  std::uint32_t first = 0, last = 0;   ///< phrases
  std::uint32_t count = 0;
  std::uint32_t kinds = 0;             ///< of its phrases, as bits
  std::uint8_t gender = kAnyGender, number = kAnyNumber;
  Sort sort = Sort::unknown;
  bool named = false, of_two = false;
  std::uint16_t classes = 0, sure_classes = 0;  ///< ReferentClasses of its names
  std::vector<std::uint32_t> heads, texts, words;  ///< keys of its phrases, the words around their heads; the first few different ones
  std::vector<std::uint32_t> titles;               ///< of its names

  void add(const Phrase& phrase, std::uint32_t index);
  bool has_text(std::uint32_t key) const;
  bool has_head(std::uint32_t key) const;
  bool has_word(std::uint32_t key) const;  ///< as a head or beside one
  bool has_title(std::uint32_t key) const;
};

/// Entities that a phrase may join, most recent first, and no more than this many: cost stays linear in the text.
inline constexpr std::size_t kCandidates = 48;

/// The text as the features need it.
struct DiscourseContext {
  const std::vector<Phrase>& phrases;
  const std::vector<std::optional<std::uint32_t>>& speakers;
};

/// A feature is an index into the ranker's weights; each candidate has one of every template.
using Features = std::vector<std::uint16_t>;

/// How many of the candidates before one might be meant as well.
struct Rivals {
  std::uint32_t agreeing = 0, subjects = 0, of_sort = 0;
};

/// Features of joining phrase `index` to candidate `rank`; replaces `out`. Candidates are asked for in order of their rank, `rivals` then counts
/// those so far.
void pair_features(const DiscourseContext& context, std::uint32_t index, const std::vector<Discourse>& all, const std::vector<std::uint32_t>& candidates,
                   std::size_t rank, Rivals& rivals, Features& out);
/// Features of the phrase being the first of its entity.
void new_features(const DiscourseContext& context, std::uint32_t index, const std::vector<Discourse>& all, const std::vector<std::uint32_t>& candidates, Features& out);

/// How many weights there are.
std::size_t feature_count();

}  // namespace entente
