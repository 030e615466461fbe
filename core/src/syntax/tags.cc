#include "syntax/tags.h"

#include <cstddef>

#include "syntax/syntax_model.h"

namespace entente {
namespace {

constexpr Tag kTagOf[] = {  // the order of TAGS in model/trees.py
    {Upos::noun, Xpos::nn}, {Upos::adp, Xpos::in}, {Upos::det, Xpos::dt}, {Upos::adj, Xpos::jj}, {Upos::propn, Xpos::nnp},
    {Upos::punct, Xpos::comma}, {Upos::pron, Xpos::prp}, {Upos::punct, Xpos::stop}, {Upos::noun, Xpos::nns}, {Upos::adv, Xpos::rb},
    {Upos::cconj, Xpos::cc}, {Upos::verb, Xpos::vb}, {Upos::num, Xpos::cd}, {Upos::verb, Xpos::vbn}, {Upos::verb, Xpos::vbd},
    {Upos::sconj, Xpos::in}, {Upos::verb, Xpos::vbg}, {Upos::aux, Xpos::vbz}, {Upos::part, Xpos::to}, {Upos::verb, Xpos::vbp},
    {Upos::pron, Xpos::prps}, {Upos::aux, Xpos::vbp}, {Upos::aux, Xpos::md}, {Upos::intj, Xpos::uh}, {Upos::aux, Xpos::vbd},
    {Upos::verb, Xpos::vbz}, {Upos::punct, Xpos::colon}, {Upos::part, Xpos::rb}, {Upos::pron, Xpos::dt}, {Upos::punct, Xpos::lrb},
    {Upos::punct, Xpos::rrb}, {Upos::pron, Xpos::wdt}, {Upos::adv, Xpos::wrb}, {Upos::aux, Xpos::vb}, {Upos::punct, Xpos::hyph},
    {Upos::punct, Xpos::close_quote}, {Upos::punct, Xpos::open_quote}, {Upos::adp, Xpos::rp}, {Upos::pron, Xpos::wp},
    {Upos::part, Xpos::pos}, {Upos::adj, Xpos::nnp}, {Upos::propn, Xpos::nnps}, {Upos::adj, Xpos::jjr}, {Upos::pron, Xpos::nn},
    {Upos::pron, Xpos::ex}, {Upos::adv, Xpos::rbr}, {Upos::adj, Xpos::jjs}, {Upos::aux, Xpos::vbn}, {Upos::x, Xpos::fw},
    {Upos::sym, Xpos::sym}, {Upos::det, Xpos::pdt}, {Upos::verb, Xpos::nnp}, {Upos::adv, Xpos::rbs}, {Upos::aux, Xpos::vbg},
    {Upos::x, Xpos::ls}, {Upos::sym, Xpos::dollar}, {Upos::det, Xpos::wdt}, {Upos::adv, Xpos::fw}, {Upos::pron, Xpos::wps},
};
static_assert(sizeof kTagOf / sizeof kTagOf[0] == kTags);

constexpr std::string_view kUpos[] = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};
constexpr std::string_view kXpos[] = {
    "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "-LRB-", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB", "RBR", "RBS", "RP", "-RRB-", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", ",",
    ".", ":", "``", "''", "$",
};
constexpr std::string_view kRelation[] = {
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp",
    "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer",
    "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
};
static_assert(sizeof kRelation / sizeof kRelation[0] == kRelations);

}  // namespace

Tag tag_of(std::uint32_t index) { return kTagOf[index]; }

std::string_view to_string(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }
std::string_view to_string(Xpos xpos) { return kXpos[static_cast<std::size_t>(xpos)]; }
std::string_view to_string(Relation relation) { return kRelation[static_cast<std::size_t>(relation)]; }

}  // namespace entente
