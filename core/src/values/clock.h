// Clock times, parts of the day, and lengths as TIMEX3 writes them.
#pragma once

#include <optional>
#include <string>

#include "values/resolve.h"

namespace entente {

std::optional<Reading> resolve_clock(const Scene& scene, const Node& node);

std::string part_of_day(int part);                  ///< "TMO": the values of PART in words.txt
std::string period(Decimal count, Grain grain);     ///< "P1Y", "PT30M", "P20Y" for two decades
std::string vague_period(Grain grain);              ///< "PXM"

}  // namespace entente
