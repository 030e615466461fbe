// The lexical scan: what each token of a sentence can be (core/data/values/words.txt, and the shapes of digits).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entente/document.h"
#include "values/rules.h"

namespace entente {

/// A reading of the tokens [first, end) as one class, where the class can span several: numbers, currencies, measures.
struct Wide {
  Class name;
  std::uint32_t end;
  std::int32_t value;
};

struct Atom {
  const Grammar::Word* word = nullptr;  ///< nullptr: no listed word
  ClassMask classes = 0;
  std::int32_t plain = -1;              ///< the number that digits write, for the classes that shapes give
  std::uint8_t wides = 0;
  Wide wide[5];

  /// A listed word or nullptr, with nothing else said of it yet; what stood in `wide` need not be wiped.
  void begin(const Grammar::Word* listed) {
    word = listed;
    classes = listed ? listed->classes : 0;
    plain = -1;
    wides = 0;
  }
  /// Does any reading of the token `at` go on over the next one?
  bool spans_more(std::uint32_t at) const {
    for (int i = 0; i < wides; ++i) {
      if (wide[i].end > at + 1) return true;
    }
    return false;
  }
  bool idle() const { return word == nullptr && classes == 0; }
  void widen(Class name, std::uint32_t end, std::int32_t value) {
    if (wides < 5) wide[wides++] = {name, end, value};
    classes |= bit(name);
  }
  std::int32_t value_of(Class name) const;  ///< of a class of this one token
};

/// Atoms of one sentence, and the numbers that its NUM and BIGNUM readings point to.
struct Atoms {
  std::uint32_t first = 0;
  std::vector<Atom> list;               ///< of token first + i
  std::vector<Decimal> numbers;

  const Atom& at(std::uint32_t token) const { return list[token - first]; }
};

/// False where no token can begin a value; `atoms` is then of no use.
bool scan_atoms(const Document& document, const Sentence& sentence, Atoms& atoms);

/// Clock times as the values of CLOCK and DOTCLOCK: hour * 10000 + minute * 100 + second.
inline constexpr std::int32_t kClockSeconds = 1'000'000;  ///< added: seconds are written
inline constexpr std::int32_t kClockUtc = 2'000'000;      ///< added: "Z" is written

}  // namespace entente
