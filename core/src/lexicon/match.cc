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

/// Whether the walked words are written as `name` asks; `tokens` are those of its words.
struct Written {
  const Document& document;
  const std::vector<std::uint32_t>& tokens;

  bool proper(std::uint32_t mask) const {
    if (document.mono_case) return true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if ((mask >> i & 1) && !has_capital(document.tokens[tokens[i]])) return false;
    }
    return true;
  }

  /// In a text of one case an acronym keeps its capitals, or is a word that means nothing else.
  bool exact(std::uint32_t mask, bool everyday_word) const {
    std::string_view text = document.text;
    text = text.substr(document.tokens[tokens.front()].span.begin);
    text = text.substr(0, document.tokens[tokens.back()].span.end - document.tokens[tokens.front()].span.begin);
    const std::uint32_t found = lexicon::letter_mask(text);
    if (found == mask) return true;
    return document.mono_case && (found != 0 || !everyday_word);
  }
};

}  // namespace

void Lexicon::match(const Document& document, std::uint32_t first_token, std::uint32_t end_token, std::vector<NameMatch>& out) const {
  const Data& data = *data_;
  const auto end = std::min(end_token, static_cast<std::uint32_t>(document.tokens.size()));
  if (first_token >= end) return;
  std::string folded;
  std::vector<std::uint32_t> ids(end - first_token);
  for (std::uint32_t i = first_token; i < end; ++i) {
    const Token& token = document.tokens[i];
    std::uint32_t& id = ids[i - first_token];
    id = Data::kNone;
    if (!data.word_slots[data.word_slot(token.hash)]) continue;  // most words never compare bytes
    fold_into(document.of(token), folded);
    id = data.word_id(token.hash, folded);
  }
  bool sentence_start = true;  // no word yet
  std::vector<std::uint32_t> tokens;
  for (std::uint32_t i = first_token; i < end; ++i) {
    const bool leads = sentence_start;
    sentence_start = sentence_start && document.tokens[i].has(kPunctuation);
    if (ids[i - first_token] == Data::kNone) continue;
    std::uint32_t node = data.roots[ids[i - first_token]];
    const std::size_t found = out.size();
    tokens.clear();
    for (std::uint32_t next = i; node != Data::kNone;) {
      tokens.push_back(next++);
      const Data::Node& here = data.nodes[node];
      for (std::uint32_t n = here.names.begin; n < here.names.end; ++n) {
        const Data::Name& name = data.names[n];
        const bool everyday = tokens.size() == 1 && (data.word_traits[ids[i - first_token]] & kCommonWord);
        const Written written{document, tokens};
        const bool matches = name.name_case == NameCase::any || (name.name_case == NameCase::proper ? written.proper(name.mask)
                                                                                                    : written.exact(name.mask, everyday));
        if (!matches) continue;
        const bool acronym = name.name_case == NameCase::exact && document.tokens[i].has(kAllCaps);
        const bool weak = everyday && name.name_case != NameCase::any && (document.mono_case || (leads && !acronym));
        out.push_back({i, next, n, weak});
      }
      if (!here.inner || next >= end) break;
      const auto step = [&] { return ids[next - first_token] == Data::kNone ? Data::kNone : data.child(node, ids[next - first_token]); };
      std::uint32_t child = step();
      if (child == Data::kNone && is_inner_hyphen(document, next, end)) {
        ++next;
        child = step();
      }
      node = child;
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(found), out.end());
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
