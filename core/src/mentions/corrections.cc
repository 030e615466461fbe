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

void drop_crossing(std::vector<Mention>& mentions, Span span) {
  std::erase_if(mentions, [span](const Mention& other) {
    return other.span.overlaps(span) && !other.span.contains(span) && !span.contains(other.span);
  });
}

void put(std::vector<Mention>& mentions, Span span, MentionType type) {
  drop_crossing(mentions, span);
  std::erase_if(mentions, [span](const Mention& other) { return other.span == span; });
  mentions.push_back(made_by_user(span, type));
}

/// Spans of the token sequences that read like `span`; only `span` itself when it cuts through tokens.
std::vector<Span> occurrences(const Document& document, Span span) {
  const auto& tokens = document.tokens;
  const auto first = std::lower_bound(tokens.begin(), tokens.end(), span.begin, [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  auto last = first;
  while (last != tokens.end() && last->span.end < span.end) ++last;
  if (first == tokens.end() || last == tokens.end() || first->span.begin != span.begin || last->span.end != span.end) return {span};
  const std::size_t size = static_cast<std::size_t>(last - first) + 1;
  const auto same = [](const Token& a, const Token& b) { return a.hash == b.hash && a.has(kCapitalised) == b.has(kCapitalised); };
  std::vector<Span> found;
  for (auto at = tokens.begin(); static_cast<std::size_t>(tokens.end() - at) >= size;) {
    at = std::search(at, tokens.end(), first, first + static_cast<std::ptrdiff_t>(size), same);
    if (at == tokens.end()) break;
    found.push_back({at->span.begin, (at + static_cast<std::ptrdiff_t>(size) - 1)->span.end});
    at += static_cast<std::ptrdiff_t>(size);
  }
  return found;
}

}  // namespace

void apply_corrections(const Document& document, const std::vector<Correction>& corrections, std::vector<Mention>& mentions) {
  for (const Correction& edit : corrections) {
    const std::string words = fold(edit.span.of(document.text));
    const auto affected = [&](const Mention& mention) {
      return mention.span == edit.span || (edit.everywhere && fold(mention.span.of(document.text)) == words);
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
        put(mentions, *edit.new_span, type);
        break;
      }
      case Kind::add:
        if (!edit.everywhere) {
          put(mentions, edit.span, *edit.type);
        } else {
          for (const Span span : occurrences(document, edit.span)) put(mentions, span, *edit.type);
        }
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
