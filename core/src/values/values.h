// Stage: Document -> values. So far the dates and clock times of datelines; TIMEX3 of the running text, money and quantities are
// to come.
#pragma once

#include <string_view>
#include <vector>

#include "entente/analysis.h"
#include "values/absolute_date.h"

namespace entente {

/// The date of the document: `option` (checked with is_iso_date) if there is one, else the first dateline's. A dateline that
/// leaves the year out takes it from another date line of the head, or else reads XXXX-05-08.
DocumentDate document_date(const Document& document, std::string_view option);

/// The day and the clock time of each dateline, two values, in document order.
std::vector<Value> read_values(const Document& document);

/// Is all of `text` an ISO 8601 day or date-time?
bool is_iso_date(std::string_view text);

}  // namespace entente
