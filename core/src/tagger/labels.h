// The label scheme of the tagger: BIO over seven classes. Finer types (GPE, LOC and FAC; WEAPON and PRODUCT; LAW and WORK)
// are told apart in `mentions`, because the training corpora merge them.
#pragma once

#include <cstdint>

namespace entente {

enum class NameClass : std::uint8_t { person, norp, org, place, event, product, work };
inline constexpr int kClasses = 7;

/// 0 is O, 1 + 2c is B of class c, 2 + 2c is I.
using Label = std::uint8_t;
inline constexpr int kLabels = 1 + 2 * kClasses;
inline constexpr Label kOutside = 0;

constexpr Label begin_label(int name_class) { return static_cast<Label>(1 + 2 * name_class); }
constexpr Label inside_label(int name_class) { return static_cast<Label>(2 + 2 * name_class); }
constexpr bool is_begin(Label label) { return label & 1; }
constexpr bool is_inside(Label label) { return label != kOutside && !(label & 1); }
constexpr int class_of(Label label) { return (label - 1) / 2; }

/// An I continues the class of the label before it. `from` may be kOutside at a sentence start.
constexpr bool may_follow(Label from, Label to) {
  return !is_inside(to) || (from != kOutside && class_of(from) == class_of(to));
}

}  // namespace entente
