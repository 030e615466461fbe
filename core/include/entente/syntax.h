// What the syntax stage says of a text: a tree of Universal Dependencies over the tokens of each sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// Universal parts of speech (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t { adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };

/// Penn Treebank tags as the English UD treebanks write them in XPOS.
enum class Xpos : std::uint8_t {
  cc, cd, dt, ex, fw, hyph, in, jj, jjr, jjs, lrb, ls, md, nn, nnp, nnps, nns, pdt, pos, prp, prps, rb, rbr, rbs, rp, rrb, sym, to,
  uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wps, wrb, comma, stop, colon, open_quote, close_quote, dollar
};

/// Universal Dependencies relations with the subtypes that English treebanks use and that later stages read.
enum class Relation : std::uint8_t {
  root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound, compound_prt, conj,
  cop, csubj, csubj_pass, dep, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc,
  nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan, parataxis, punct,
  reparandum, vocative, xcomp
};
inline constexpr int kRelations = 50;

std::string_view to_string(Upos upos);          ///< "NOUN"
std::string_view to_string(Xpos xpos);          ///< "NNS"
std::string_view to_string(Relation relation);  ///< "nsubj:pass"

/// A token in its sentence's tree.
struct Word {
  Upos upos = Upos::x;
  Xpos xpos = Xpos::fw;
  Relation relation = Relation::root;
  std::uint32_t head = 0;  ///< index of a token of the same sentence; its own index for the root
};

/// words[i] is of token i of the document. Every sentence has exactly one root and no cycle.
struct Syntax {
  std::vector<Word> words;
};

}  // namespace entente
