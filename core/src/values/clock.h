// Clock times and parts of the day: the operations of clock.txt.
#pragma once

#include <optional>
#include <string>

#include "values/resolve.h"

namespace entente {

std::optional<Reading> resolve_clock(const Scene& scene, const Node& node);

std::string part_of_day(int part);  ///< "TMO": the values of PART in words.txt

/// `from`, a day or a clock time of one, and so many hours, minutes or seconds. Whole days need no clock; else, where the clock is
/// not known, the time of day stays open ("TXX"), and with a day's length or more the day too.
When shift_clock(const When& from, Grain unit, std::int64_t count);

}  // namespace entente
