#include "values/datelines.h"

#include <algorithm>

#include "values/calendar.h"
#include "values/values.h"

namespace entente {
namespace {

constexpr std::size_t kHeadBlocks = 12;

std::optional<AbsoluteDate> date_of(const Document& document, const Block& block) {
  const std::uint32_t first = document.sentences[block.first_sentence].first_token;
  const std::uint32_t end = document.sentences[block.end_sentence - 1].end_token;
  return read_absolute_date(document, first, end);
}

}  // namespace

std::vector<DatedBlock> dated_blocks(const Document& document) {
  std::vector<DatedBlock> found;
  int year = 0;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const BlockKind kind = document.blocks[i].kind;
    const bool head = i < kHeadBlocks && (kind == BlockKind::byline || kind == BlockKind::furniture);
    if (kind != BlockKind::dateline && !head) continue;
    const auto date = date_of(document, document.blocks[i]);
    if (!date) continue;
    if (year == 0 && i < kHeadBlocks) year = date->year;
    found.push_back({i, *date});
  }
  for (DatedBlock& dated : found) {
    if (dated.date.year == 0 && year != 0 && dated.date.day <= days_in_month(year, dated.date.month)) dated.date.year = year;
  }
  return found;
}

DocumentDate document_date(const Document& document, std::string_view option) {
  if (!option.empty()) return {std::string(option), std::nullopt, "option"};
  const std::vector<DatedBlock> found = dated_blocks(document);
  // A dateline goes before a byline or other matter of the head, a day before a month.
  const DatedBlock* best = nullptr;
  const auto rank = [&](const DatedBlock& dated) {
    return (document.blocks[dated.block].kind == BlockKind::dateline ? 2 : 0) + (dated.date.day != 0 ? 1 : 0);
  };
  for (const DatedBlock& dated : found) {
    if (!best || rank(dated) > rank(*best)) best = &dated;
  }
  if (!best) return {};
  const AbsoluteDate& date = best->date;
  if (!date.clock) return {timex_day(date), date.span, "dateline"};
  const Span span{std::min(date.span.begin, date.clock->span.begin), std::max(date.span.end, date.clock->span.end)};
  return {timex_time(date, *date.clock), span, "dateline"};
}

bool is_iso_date(std::string_view text) {
  AbsoluteDate date;
  return !text.empty() && read_iso_date(text, date) == text.size();
}

}  // namespace entente
