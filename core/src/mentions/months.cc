#include "mentions/months.h"

#include <set>
#include <string_view>

#include "text/words.h"

namespace entente {
namespace {

bool goes_before_times(const std::string& word) {
  // Not "by", "from", "to", "of": they go before people as well.
  static const std::set<std::string_view> kWords = {"in", "during", "since", "until", "till", "throughout", "late", "early", "mid", "last", "next", "this", "each", "every", "following", "previous"};
  return kWords.contains(word);
}

bool is_month(const Context& context, std::uint32_t t) {
  if (!(word_flags(context.token(t).hash) & kMonthWord)) return false;
  const Token& token = context.token(t);
  const auto near = [&](std::uint32_t other) { return context.token(other).has(kNumber) && &sentence_of(context.document, other) == &sentence_of(context.document, t); };
  if (t + 1 < context.end && near(t + 1) && context.token(t + 1).has(kSpaceBefore)) return true;
  if (t == context.first || context.starts_sentence(t)) return false;
  if (near(t - 1) && token.has(kSpaceBefore)) return true;
  std::uint32_t before = t - 1;
  if (context.document.of(context.token(before)) == "-" && before > context.first) --before;  // "mid-May"
  const std::string word = fold(context.document.of(context.token(before)));
  return goes_before_times(word) || (word == "of" && before > context.first && context.token(before - 1).has(kNumber));  // "the 5th of May"
}

}  // namespace

void drop_months(const Context& context, Candidates& candidates) {
  std::erase_if(candidates, [&context](const NameCandidate& name) {
    return name.end - name.first == 1 && name.source != MentionSource::dictionary && is_month(context, name.first);
  });
}

}  // namespace entente
