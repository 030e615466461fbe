// What a time in the text is reckoned from.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entente/document.h"
#include "values/reading.h"
#include "values/when.h"

namespace entente {

enum class Tense : std::uint8_t { open, past, future };

/// Tense of the verb nearest to tokens [begin, end) of a sentence, by word lists and endings (core/data/values/tense.txt).
Tense tense_at(const Document& document, const Sentence& sentence, std::uint32_t begin, std::uint32_t end);

/// The document's date and the calendar times read so far.
class Timeline {
 public:
  Timeline(When document, std::optional<std::uint32_t> value) : document_(std::move(document)), document_value_(value) {}

  const When& document() const { return document_; }
  AnchorUse document_anchor() const { return document_.known() ? AnchorUse{"document", document_value_} : AnchorUse{}; }

  void set_document_value(std::uint32_t value) { document_value_ = value; }

  /// `position`: where it stands, in bytes.
  void add(const When& when, std::uint32_t value, std::uint32_t position) {
    if (when.known()) mentioned_.push_back({when, value, position});
  }

  /// The nearest preceding time that is no coarser than `grain` and stands at `from_position` or later, else the document's date (HeidelTime's rule for "the following
  /// day": Stroetgen and Gertz 2013).
  std::pair<When, AnchorUse> preceding(Grain grain, std::uint32_t from_position = 0) const;

  /// The half, quarter, season or month told last at `from_position` or later; nothing where there is none near.
  std::optional<std::pair<When, AnchorUse>> period(std::uint32_t from_position) const;

  /// The document's date, or the nearest preceding day where there is none.
  std::pair<When, AnchorUse> now() const;

 private:
  struct Mentioned {
    When when;
    std::uint32_t value;
    std::uint32_t position;
  };
  When document_;
  std::optional<std::uint32_t> document_value_;
  std::vector<Mentioned> mentioned_;
};

}  // namespace entente
