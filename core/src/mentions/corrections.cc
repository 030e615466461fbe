#include "mentions/corrections.h"

#include <algorithm>

#include "entities/names.h"
#include "text/text.h"

namespace entente {
namespace {

using Kind = Correction::Kind;

Mention made_by_user(Span span, MentionType type) {
  Mention mention;
  mention.span = mention.extent = span;
  mention.type = type;
  mention.source = MentionSource::user;
  mention.confidence = 1000;
  return mention;
}

/// Adds mentions at `spans` (in order, none overlapping) in place of what is there or crosses them.
void put(std::vector<Mention>& mentions, const std::vector<Span>& spans, MentionType type) {
  std::erase_if(mentions, [&spans](const Mention& other) {
    auto span = std::lower_bound(spans.begin(), spans.end(), other.span.begin, [](Span s, std::uint32_t at) { return s.end <= at; });
    for (; span != spans.end() && span->begin < other.span.end; ++span) {
      if (*span == other.span || (!span->contains(other.span) && !other.span.contains(*span))) return true;
    }
    return false;
  });
  for (const Span span : spans) mentions.push_back(made_by_user(span, type));
}

/// The tokens that `span` covers; nothing when it cuts through some.
std::optional<TokenRange> whole_tokens(const Document& document, Span span) {
  const TokenRange range = tokens_of(document, span);
  if (range.size() == 0 || document.tokens[range.first].span.begin != span.begin || document.tokens[range.end - 1].span.end != span.end) return std::nullopt;
  return range;
}

Span span_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  return {document.tokens[first].span.begin, document.tokens[end - 1].span.end};
}

/// `wanted` and all other token sequences of one block that read like it, in order, none overlapping: the first token of each.
std::vector<std::uint32_t> occurrences(const Document& document, TokenRange wanted) {
  const auto& tokens = document.tokens;
  const auto same = [](const Token& a, const Token& b) { return a.hash == b.hash && a.has(kCapitalised) == b.has(kCapitalised); };
  const auto first = tokens.begin() + wanted.first, last = tokens.begin() + wanted.end;
  std::vector<std::uint32_t> found;
  for (auto at = tokens.begin(); (at = std::search(at, tokens.end(), first, last, same)) != tokens.end();) {
    const auto here = static_cast<std::uint32_t>(at - tokens.begin());
    const std::uint32_t end = here + wanted.size();
    const bool apart = end <= wanted.first || here >= wanted.end;
    const bool taken = here == wanted.first || (apart && sentence_of(document, here).block == sentence_of(document, end - 1).block);
    if (taken) found.push_back(here);
    at += taken ? wanted.size() : 1;
  }
  return found;
}

std::vector<Span> spans_to_add(const Document& document, const Correction& edit) {
  const auto wanted = whole_tokens(document, edit.span);
  if (!edit.is_everywhere() || !wanted) return {edit.span};
  std::vector<Span> spans;
  for (const std::uint32_t first : occurrences(document, *wanted)) spans.push_back(span_of(document, first, first + wanted->size()));
  return spans;
}

/// Where mentions stand that are to change their bounds, and the new ones: the mention of the edit and, everywhere, those whose words
/// and, where the mention grows, the words beside it are the same.
std::vector<std::pair<Span, Span>> moves(const Document& document, const Correction& edit) {
  const Span to = *edit.new_span;
  const auto old_range = whole_tokens(document, edit.span), new_range = whole_tokens(document, to);
  if (!edit.is_everywhere() || !old_range || !new_range) return {{edit.span, to}};
  const TokenRange both{std::min(old_range->first, new_range->first), std::max(old_range->end, new_range->end)};
  std::vector<std::pair<Span, Span>> out;
  for (const std::uint32_t first : occurrences(document, both)) {
    const auto there = [&](TokenRange range) { return span_of(document, first + range.first - both.first, first + range.end - both.first); };
    out.push_back({there(*old_range), there(*new_range)});
  }
  return out;
}

/// Returns how many mentions moved.
std::size_t respan(const Document& document, const Correction& edit, std::vector<Mention>& mentions) {
  const auto at = std::find_if(mentions.begin(), mentions.end(), [&edit](const Mention& m) { return m.span == edit.span; });
  if (at == mentions.end()) return 0;
  const MentionType type = at->type;
  std::vector<Span> moved;
  for (const auto& [from, to] : moves(document, edit)) {
    if (std::erase_if(mentions, [from = from](const Mention& mention) { return mention.span == from; })) moved.push_back(to);
  }
  put(mentions, moved, type);
  return moved.size();
}

}  // namespace

void apply_corrections(const Document& document, const std::vector<Correction>& corrections, std::vector<Mention>& mentions,
                       std::vector<std::uint32_t>& corrected) {
  corrected.assign(corrections.size(), 0);
  for (std::size_t c = 0; c < corrections.size(); ++c) {
    const Correction& edit = corrections[c];
    const std::string words = fold(edit.span.of(document.text));
    const auto affected = [&](const Mention& mention) {
      if (mention.span == edit.span) return true;
      // Longer than its folded form by far, a span can't read the same: spares folding most of the others.
      return edit.is_everywhere() && mention.span.size() <= 2 * edit.span.size() + 8 && fold(mention.span.of(document.text)) == words;
    };
    std::size_t changed = 0;
    switch (edit.kind) {
      case Kind::retype:
      case Kind::read:
        for (Mention& mention : mentions) {
          if (!affected(mention)) continue;
          ++changed;
          if (edit.kind == Kind::read) {
            mention.reading = edit.reading;
            continue;
          }
          mention.type = *edit.type;
          mention.source = MentionSource::user;
          mention.confidence = 1000;
        }
        break;
      case Kind::remove:
        changed = std::erase_if(mentions, affected);
        break;
      case Kind::respan:
        changed = respan(document, edit, mentions);
        break;
      case Kind::add: {
        const std::vector<Span> spans = spans_to_add(document, edit);
        put(mentions, spans, *edit.type);
        changed = spans.size();
        break;
      }
      case Kind::merge:
      case Kind::split:
        break;
    }
    corrected[c] = static_cast<std::uint32_t>(changed);
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return before(a.span, b.span); });
}

}  // namespace entente
