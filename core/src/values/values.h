// Stage: Document + its date -> times (TIMEX3, TimeML 1.2.1), money, percentages, quantities, counts and ordinals.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "entente/analysis.h"

namespace entente {

/// The date of the document: `option` (checked with is_iso_date) if there is one, else the first dateline's. A dateline that
/// leaves the year out takes it from another date line of the head, or else reads XXXX-05-08.
DocumentDate document_date(const Document& document, std::string_view option);

/// Values in document order; none overlaps another. Relative times are reckoned from `date`; without one they stay open
/// ("XXXX-WXX-6"). What stands inside one of `names` is part of the name ("Boeing 737", "Group of Seven"), except times inside
/// events, laws and works ("the 2008 Beijing Olympics"). Only English is read beyond datelines. Linear in the text.
std::vector<Value> read_values(const Document& document, const DocumentDate& date, const std::vector<Mention>& names);

/// The same in steps. What it is given outlives it.
class ValueReader {
 public:
  ValueReader(const Document& document, const DocumentDate& date, const std::vector<Mention>& names);
  ~ValueReader();

  /// Reads up to `sentences` more; false when that was the last of them.
  bool step(std::size_t sentences);
  /// After step() returned false, once.
  std::vector<Value> take();

 private:
  class Collector;
  std::unique_ptr<Collector> collector_;
};

/// Is all of `text` an ISO 8601 day or date-time?
bool is_iso_date(std::string_view text);

}  // namespace entente
