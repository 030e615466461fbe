// Noun phrases, from the tree.
#pragma once

#include <cstdint>
#include <vector>

#include "entente/document.h"
#include "entente/syntax.h"

namespace entente {

/// Tokens [first, end) around `head`: the maximal phrase with its determiners, possessors, prepositional phrases and relative
/// clauses, but without the preposition before it, appositions (phrases of their own) and, but for a coordination as a whole, what it
/// is coordinated with (the mentions of GUM, Zeldes 2017).
struct NounPhrase {
  std::uint32_t first = 0, end = 0;
  std::uint32_t head = 0;
  bool coordination = false;  ///< "North and South Korea" as one; its conjuncts are phrases too
};

/// All noun phrases and pronouns, also possessive ones, in document order, enclosing before enclosed; not the "it" and "there" that
/// stand for nothing. Linear in the tokens.
std::vector<NounPhrase> noun_phrases(const Document& document, const Syntax& syntax);

}  // namespace entente
