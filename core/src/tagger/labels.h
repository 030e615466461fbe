// The label scheme of the tagger: BIO (Ramshaw and Marcus 1995) over ten classes. WEAPON is told from PRODUCT in `mentions`, by the
// lexicon, because no corpus does.
#pragma once

#include <cstdint>

#include "entente/analysis.h"

namespace entente {

inline constexpr int kClasses = 10;
inline constexpr MentionType kTypeOfClass[kClasses] = {MentionType::person, MentionType::norp, MentionType::org,     MentionType::gpe, MentionType::loc,
                                                       MentionType::fac,    MentionType::event, MentionType::product, MentionType::law, MentionType::work};

/// 0 is O, 1 + 2c is B of class c, 2 + 2c is I. The order is that of model/texts.py.
using Label = std::uint8_t;
inline constexpr int kLabels = 1 + 2 * kClasses;
inline constexpr Label kOutside = 0;

constexpr bool is_begin(Label label) { return label & 1; }
constexpr bool is_inside(Label label) { return label != kOutside && !(label & 1); }
constexpr int class_of(Label label) { return (label - 1) / 2; }

/// An I continues the class of the label before it. `from` may be kOutside at a sentence start.
constexpr bool may_follow(Label from, Label to) {
  return !is_inside(to) || (from != kOutside && class_of(from) == class_of(to));
}

}  // namespace entente
