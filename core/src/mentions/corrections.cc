#include "mentions/corrections.h"

#include <algorithm>

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

/// `span` and all other token sequences of one block that read like it, in order, none overlapping; `span` alone when it cuts
/// through tokens.
std::vector<Span> occurrences(const Document& document, Span span) {
  const auto& tokens = document.tokens;
  const auto first = std::lower_bound(tokens.begin(), tokens.end(), span.begin, [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  auto last = first;
  while (last != tokens.end() && last->span.end < span.end) ++last;
  if (first == tokens.end() || last == tokens.end() || first->span.begin != span.begin || last->span.end != span.end) return {span};
  const std::ptrdiff_t size = last - first + 1;
  const auto same = [](const Token& a, const Token& b) { return a.hash == b.hash && a.has(kCapitalised) == b.has(kCapitalised); };
  const auto block_of = [&document, &tokens](auto token) { return sentence_of(document, static_cast<std::uint32_t>(token - tokens.begin())).block; };
  std::vector<Span> found;
  for (auto at = tokens.begin(); tokens.end() - at >= size;) {
    at = std::search(at, tokens.end(), first, first + size, same);
    if (at == tokens.end()) break;
    const Span here{at->span.begin, (at + size - 1)->span.end};
    const bool taken = here == span || (!here.overlaps(span) && block_of(at) == block_of(at + size - 1));
    if (taken) found.push_back(here);
    at += taken ? size : 1;
  }
  return found;
}

}  // namespace

void apply_corrections(const Document& document, const std::vector<Correction>& corrections, std::vector<Mention>& mentions) {
  for (const Correction& edit : corrections) {
    const std::string words = fold(edit.span.of(document.text));
    const auto affected = [&](const Mention& mention) {
      if (mention.span == edit.span) return true;
      // Longer than its folded form by far, a span can't read the same: spares folding most of the others.
      return edit.everywhere && mention.span.size() <= 2 * edit.span.size() + 8 && fold(mention.span.of(document.text)) == words;
    };
    switch (edit.kind) {
      case Kind::retype:
        for (Mention& mention : mentions) {
          if (!affected(mention)) continue;
          mention.type = *edit.type;
          mention.source = MentionSource::user;
          mention.confidence = 1000;
        }
        break;
      case Kind::remove:
        std::erase_if(mentions, affected);
        break;
      case Kind::respan: {
        const auto at = std::find_if(mentions.begin(), mentions.end(), [&edit](const Mention& m) { return m.span == edit.span; });
        if (at == mentions.end()) break;
        const MentionType type = at->type;
        mentions.erase(at);
        put(mentions, {*edit.new_span}, type);
        break;
      }
      case Kind::add:
        put(mentions, edit.everywhere ? occurrences(document, edit.span) : std::vector<Span>{edit.span}, *edit.type);
        break;
      case Kind::merge:
      case Kind::split:
      case Kind::read:
        break;
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return before(a.span, b.span); });
}

}  // namespace entente
