// Finds the names of the lexicon in a document: a walk down the trie from each token.
#include <algorithm>

#include "lexicon/data.h"
#include "lexicon/name_key.h"
#include "text/text.h"

namespace entente {

using lexicon::NameCase;

namespace {

bool has_capital(const Token& token) {
  return !token.has(kWord) || token.has(kCapitalised) || token.has(kAllCaps) || token.has(kUncased);
}

/// A hyphen between two words without spaces.
bool is_inner_hyphen(const Document& document, std::uint32_t token, std::uint32_t end) {
  return token + 1 < end && document.tokens[token].has(kPunctuation) && !document.tokens[token].has(kSpaceBefore) &&
         !document.tokens[token + 1].has(kSpaceBefore) && fold(document.of(document.tokens[token])) == "-";
}

/// Most words of these tokens are in capitals (a headline), or the whole text is in one case: capitals say nothing.
bool is_one_case(const Document& document, std::uint32_t first, std::uint32_t end) {
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    words += document.tokens[i].has(kWord);
    capitals += document.tokens[i].has(kAllCaps);
  }
  return document.mono_case || (words >= 4 && capitals * 2 > words);
}

/// Whether the walked words are written as a name asks; `tokens` are those of its words.
struct Written {
  const Document& document;
  const std::vector<std::uint32_t>& tokens;
  bool one_case;

  bool proper(std::uint32_t mask) const {
    if (document.mono_case) return true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if ((mask >> i & 1) && !has_capital(document.tokens[tokens[i]])) return false;
    }
    return true;
  }

  /// In one case an acronym keeps its capitals, or is a word that means nothing else.
  bool exact(std::uint32_t mask, bool everyday_word) const {
    const Span span{document.tokens[tokens.front()].span.begin, document.tokens[tokens.back()].span.end};
    const std::uint32_t found = lexicon::letter_mask(span.of(document.text));
    if (found == mask) return true;
    if (found == 0) return document.mono_case && !everyday_word;
    return one_case && document.tokens[tokens.front()].has(kAllCaps);
  }
};

}  // namespace

void Lexicon::match(const Document& document, std::uint32_t first_token, std::uint32_t end_token, std::vector<NameMatch>& out) const {
  const Data& data = *data_;
  const auto end = std::min(end_token, static_cast<std::uint32_t>(document.tokens.size()));
  if (first_token >= end) return;
  std::vector<std::uint32_t> ids(end - first_token, Data::kNone);  // of the words of these tokens
  std::string folded;
  for (std::uint32_t i = first_token; i < end; ++i) {
    const Token& token = document.tokens[i];
    if (!data.may_know(token.hash)) continue;
    fold_into(document.of(token), folded);
    ids[i - first_token] = data.word_id(token.hash, folded);
  }
  const auto step = [&](std::uint32_t node, std::uint32_t token) {
    const std::uint32_t word = token < end ? ids[token - first_token] : Data::kNone;
    return word == Data::kNone ? Data::kNone : data.child(node, word);
  };

  const bool one_case = is_one_case(document, first_token, end);
  bool sentence_start = true;         // no word yet
  std::vector<std::uint32_t> walked;  // the tokens of the words so far
  for (std::uint32_t i = first_token; i < end; ++i) {
    const bool leads = sentence_start;
    sentence_start = sentence_start && document.tokens[i].has(kPunctuation);
    const std::uint32_t first_word = ids[i - first_token];
    if (first_word == Data::kNone) continue;
    const std::size_t found = out.size();
    walked.clear();
    std::uint32_t node = data.roots[first_word], next = i;
    while (node != Data::kNone) {
      walked.push_back(next++);
      const Data::Node& here = data.nodes[node];
      const bool everyday = walked.size() == 1 && (data.word_traits[first_word] & kCommonWord);
      const Written written{document, walked, one_case};
      bool acronym = false;  // written as an acronym: then it is no name that happens to be in capitals ("ISIS", the river Isis)
      for (std::uint32_t n = here.names.end; n-- > here.names.begin;) {  // exact ones first
        const Data::Name& name = data.names[n];
        bool matches = true;
        if (name.name_case == NameCase::exact) {
          matches = written.exact(name.mask, everyday);
          acronym = acronym || (matches && document.tokens[i].has(kAllCaps));
        } else if (name.name_case == NameCase::proper) {
          matches = written.proper(name.mask) && !(acronym && !one_case);
        }
        if (!matches) continue;
        const bool weak = everyday && name.name_case != NameCase::any && (one_case || (leads && !acronym));
        out.push_back({i, next, n, weak});
      }
      std::uint32_t child = here.inner ? step(node, next) : Data::kNone;
      if (here.inner && child == Data::kNone && is_inner_hyphen(document, next, end)) child = step(node, ++next);
      node = child;
    }
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(found), out.end(),
                     [](const NameMatch& a, const NameMatch& b) { return a.end > b.end; });
  }
}

std::optional<std::uint32_t> Lexicon::find(std::string_view name) const {
  Document document = read_document(name);
  document.mono_case = false;
  std::vector<NameMatch> matches;
  match(document, 0, static_cast<std::uint32_t>(document.tokens.size()), matches);
  for (const NameMatch& found : matches) {
    if (found.first == 0 && found.end == document.tokens.size()) return found.name;
  }
  return {};
}

}  // namespace entente
