#include "mentions/person_runs.h"

#include <algorithm>

#include "mentions/people.h"

namespace entente {
namespace {

/// A spaced dash, a number or an address: no part of a person's name.
bool breaks_name(const Context& context, std::uint32_t t) {
  const std::string_view word = context.document.of(context.token(t));
  if (context.token(t).has(kPunctuation)) return context.token(t).has(kSpaceBefore) && fold(word) == "-";
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '@'; });
}

bool is_given(const Context& context, std::uint32_t t) { return context.is_name_word(t) && context.word_traits(t) & kGivenName; }

/// Does the run say at t again what it said at `first`? One word may be the name's own (Salim Ahmed Salim) unless it follows itself
/// (Renee Renee); two are not.
bool repeats(const Context& context, std::uint32_t first, std::uint32_t t) {
  if (context.token(t).hash != context.token(first).hash) return false;
  if (t == first + 1) return is_given(context, t) && !(context.word_traits(t) & kFamilyFirst);
  return t + 1 < context.end && context.token(t + 1).hash == context.token(first + 1).hash;
}

/// Does another person's name begin at t, in the run [first, end)?
bool opens_another(const Context& context, const KnownPeople& people, std::uint32_t first, std::uint32_t t, std::uint32_t end) {
  const Token &token = context.token(t), &before = context.token(t - 1);
  if (!token.has(kWord) || !token.has(kSpaceBefore)) return false;
  if (repeats(context, first, t)) return true;
  if (t - first < 2 || !is_given(context, t)) return false;
  if (people.full_names.contains(name_key(context.document, first, t))) return true;
  // A family name between two given names, and another word after them: "Pam Butler Renee Ratcliff", but not "Hillary Rodham Clinton".
  return t + 1 < end && is_given(context, first) && before.has(kWord) && before.has(kCapitalised) &&
         (context.word_traits(t - 1) & (kGivenName | kSurname)) == kSurname;
}

}  // namespace

void split_person_runs(const Context& context, Candidates& candidates) {
  const KnownPeople people = people_named_in_full(context, candidates);
  Candidates out;
  for (const NameCandidate& name : candidates) {
    if (name.type != MentionType::person || name.source != MentionSource::tagger || context.matches.kinds_of(name.first, name.end) & kNames) {
      out.push_back(name);
      continue;
    }
    NameCandidate part = name;
    const auto close = [&](std::uint32_t end) {
      part.end = end;
      if (part.first < end) out.push_back(part);
    };
    for (std::uint32_t t = name.first + 1; t < name.end; ++t) {
      if (breaks_name(context, t)) {
        close(t);
        while (t < name.end && !is_given(context, t)) ++t;
        part.first = t;
      } else if (opens_another(context, people, part.first, t, name.end)) {
        close(t);
        part.first = t;
      }
    }
    close(name.end);
  }
  candidates = std::move(out);
}

}  // namespace entente
