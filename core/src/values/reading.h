// What a match means: the one type in which rules hand their results to each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/analysis.h"
#include "values/decimal.h"
#include "values/when.h"

namespace entente {

/// Of what a time was reckoned.
struct AnchorUse {
  std::string source;                       ///< "document", "text"; empty: none
  std::optional<std::uint32_t> value;       ///< index into the values found so far
};

struct Reading {
  // Times.
  When when;                                ///< when.grain none: no calendar time
  std::optional<When> until;                ///< last of a range ("May 7 to 8")
  std::string period;                       ///< durations and sets: "P1Y", "XXXX-WXX-2"
  Grain unit_grain = Grain::none;           ///< unit of the duration
  bool set = false;
  std::string quant, freq;
  // A clock time before its day is known.
  int hour = -1, minute = -1, second = -1;
  std::optional<int> offset;                ///< minutes east of UTC
  // Amounts.
  std::optional<Decimal> number, high;      ///< `high`: the upper end of a range
  std::string unit;
  bool open_count = false;                  ///< "dozens": no exact number

  std::string mod;
  AnchorUse anchor;
  std::vector<When> alternatives;
};

}  // namespace entente
