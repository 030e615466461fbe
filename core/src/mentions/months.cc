#include "mentions/months.h"

#include "text/words.h"

namespace entente {
namespace {

bool is_month(const Context& context, std::uint32_t t) {
  if (!(word_flags(context.token(t).hash) & kMonthWord)) return false;
  const Token& token = context.token(t);
  const auto near = [&](std::uint32_t other) { return context.token(other).has(kNumber) && &sentence_of(context.document, other) == &sentence_of(context.document, t); };
  if (t + 1 < context.end && near(t + 1) && context.token(t + 1).has(kSpaceBefore)) return true;
  if (t == context.first || context.starts_sentence(t)) return false;
  if (near(t - 1) && token.has(kSpaceBefore)) return true;
  std::uint32_t before = t - 1;
  if (context.document.of(context.token(before)) == "-" && before > context.first) --before;  // "mid-May"
  if (word_flags(context.token(before).hash) & kBeforeMonthWord) return true;
  return context.document.of(context.token(before)) == "of" && before > context.first && context.token(before - 1).has(kNumber);  // "the 5th of May"
}

}  // namespace

void drop_months(const Context& context, Candidates& candidates) {
  std::erase_if(candidates, [&context](const NameCandidate& name) {
    return name.end - name.first == 1 && name.source != MentionSource::dictionary && is_month(context, name.first);
  });
}

}  // namespace entente
