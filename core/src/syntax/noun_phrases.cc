#include "syntax/noun_phrases.h"

#include <algorithm>

namespace entente {
namespace {

/// Is a child with this relation outside the phrase of its head?
bool stays_out(Relation relation) {
  switch (relation) {
    case Relation::appos:
    case Relation::conj:
    case Relation::cc:
    case Relation::cc_preconj:
    case Relation::case_:
    case Relation::mark:
    case Relation::cop:
    case Relation::aux:
    case Relation::aux_pass:
    case Relation::nsubj:
    case Relation::nsubj_outer:
    case Relation::nsubj_pass:
    case Relation::csubj:
    case Relation::csubj_pass:
    case Relation::expl:
    case Relation::parataxis:
    case Relation::discourse:
    case Relation::vocative:
    case Relation::dislocated:
    case Relation::advcl:
    case Relation::advcl_relcl:
    case Relation::reparandum:
    case Relation::list:
    case Relation::orphan:
    case Relation::obl:
    case Relation::obl_unmarked:
      return true;
    default: return false;
  }
}

bool is_noun(const Word& word) { return word.upos == Upos::noun || word.upos == Upos::propn; }

/// May this word head a phrase that refers to something?
bool is_head(const Document& document, const Syntax& syntax, std::uint32_t t, bool has_determiner) {
  const Word& word = syntax.words[t];
  switch (word.relation) {
    case Relation::expl:
    case Relation::flat:
    case Relation::fixed:
    case Relation::goeswith:
    case Relation::punct:
    case Relation::reparandum:
    case Relation::discourse: return false;
    default: break;
  }
  if (document.tokens[t].has(kPunctuation)) return false;
  const bool modifier = word.relation == Relation::amod || word.relation == Relation::advmod || word.relation == Relation::nummod ||
                        word.relation == Relation::det || word.relation == Relation::case_ || word.relation == Relation::cc ||
                        word.relation == Relation::mark;
  switch (word.upos) {
    case Upos::noun:
    case Upos::propn: return word.relation != Relation::case_ && word.relation != Relation::cc;
    case Upos::pron:
      // Who and which are no mentions of their own; "that" is one where it points at something.
      return word.xpos == Xpos::prp || word.xpos == Xpos::prps || word.xpos == Xpos::dt || word.xpos == Xpos::nn;
    case Upos::num: return !modifier && word.relation != Relation::compound && word.relation != Relation::dep;
    case Upos::det: return !modifier && word.relation != Relation::det_predet;
    case Upos::adj: return has_determiner && !modifier && word.relation != Relation::compound;
    default: return false;
  }
}

class Finder {
 public:
  Finder(const Document& document, const Syntax& syntax) : document_(document), syntax_(syntax) {}

  void find(const Sentence& sentence, std::vector<NounPhrase>& out) {
    read_tree(sentence);
    const std::size_t start = out.size();
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Node& node = nodes_[t - sentence.first_token];
      if (!is_head(document_, syntax_, t, node.has_determiner)) continue;
      add(t, node.phrase_first, node.phrase_end, false, out);
      if (node.coordinated && (is_noun(syntax_.words[t]) || syntax_.words[t].upos == Upos::pron)) {
        add(t, node.coordination_first, node.coordination_end, true, out);
      }
    }
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), [](const NounPhrase& a, const NounPhrase& b) {
      return a.first != b.first ? a.first < b.first : a.end != b.end ? a.end > b.end : a.head < b.head;
    });
    // Two phrases of the same words are one mention.
    const auto same = [](const NounPhrase& a, const NounPhrase& b) { return a.first == b.first && a.end == b.end; };
    out.erase(std::unique(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), same), out.end());
  }

 private:
  struct Node {
    std::uint32_t first = 0, end = 0;                            // of the whole subtree
    std::uint32_t phrase_first = 0, phrase_end = 0;              // without what stays out
    std::uint32_t coordination_first = 0, coordination_end = 0;  // with the conjuncts
    bool coordinated = false, has_determiner = false;
  };

  /// Extents bottom-up, from the leaves to the root.
  void read_tree(const Sentence& sentence) {
    const std::uint32_t base = sentence.first_token, size = sentence.end_token - base;
    nodes_.assign(size, {});
    std::vector<std::uint32_t> order;
    children_.assign(size, {});
    std::uint32_t root = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t head = syntax_.words[base + i].head - base;
      if (head == i) root = i; else children_[head].push_back(i);
    }
    order.push_back(root);
    for (std::size_t at = 0; at < order.size(); ++at) {
      for (const std::uint32_t child : children_[order[at]]) order.push_back(child);
    }
    for (std::size_t at = order.size(); at-- > 0;) close(base, order[at]);
  }

  void close(std::uint32_t base, std::uint32_t i) {
    Node& node = nodes_[i];
    const std::uint32_t t = base + i;
    node.first = node.phrase_first = node.coordination_first = t;
    node.end = node.phrase_end = node.coordination_end = t + 1;
    std::uint32_t left_bound = base, right_bound = t + static_cast<std::uint32_t>(nodes_.size());  // what stays out cuts off what lies beyond it
    for (const std::uint32_t c : children_[i]) {
      const Relation relation = syntax_.words[base + c].relation;
      if (c < i && stays_out(relation) && relation != Relation::punct) left_bound = std::max(left_bound, nodes_[c].end);
      if (c > i && relation == Relation::appos) right_bound = std::min(right_bound, nodes_[c].first);
    }
    for (const std::uint32_t c : children_[i]) {
      const Node& child = nodes_[c];
      const Relation relation = syntax_.words[base + c].relation;
      node.first = std::min(node.first, child.first);
      node.end = std::max(node.end, child.end);
      if (relation == Relation::det || relation == Relation::nmod_poss) node.has_determiner = true;
      const bool out = stays_out(relation);
      if (!out || relation == Relation::conj || relation == Relation::cc || relation == Relation::cc_preconj) {
        if (child.first >= left_bound || relation == Relation::cc_preconj) node.coordination_first = std::min(node.coordination_first, child.first);
        node.coordination_end = std::max(node.coordination_end, child.end);
      }
      if (relation == Relation::conj && is_noun_like(base + c)) node.coordinated = true;
      if (out) continue;
      if (c < i && child.first >= left_bound) node.phrase_first = std::min(node.phrase_first, child.first);
      if (c > i && child.end <= right_bound) node.phrase_end = std::max(node.phrase_end, child.end);
    }
  }

  bool is_noun_like(std::uint32_t t) const { return is_noun(syntax_.words[t]) || syntax_.words[t].upos == Upos::pron; }

  void add(std::uint32_t head, std::uint32_t first, std::uint32_t end, bool coordination, std::vector<NounPhrase>& out) const {
    // A quotation mark or bracket belongs to a phrase that holds its partner too.
    const auto holds = [&](Xpos xpos) { return std::any_of(syntax_.words.begin() + first, syntax_.words.begin() + end, [xpos](const Word& word) { return word.xpos == xpos; }); };
    const auto is_edge = [&](std::uint32_t t) {
      if (!document_.tokens[t].has(kPunctuation)) return false;
      switch (syntax_.words[t].xpos) {
        case Xpos::dollar: return false;
        case Xpos::open_quote: return !holds(Xpos::close_quote);
        case Xpos::close_quote: return !holds(Xpos::open_quote);
        case Xpos::lrb: return !holds(Xpos::rrb);
        case Xpos::rrb: return !holds(Xpos::lrb);
        default: return true;
      }
    };
    end = before_aside(head, end);
    while (end > head + 1 && is_edge(end - 1)) --end;
    while (first < head && is_edge(first)) ++first;
    out.push_back({first, end, head, coordination});
  }

  /// Where the phrase ends before what a colon or a spaced dash adds, or a bracket that closes with it: "her report (2011)".
  std::uint32_t before_aside(std::uint32_t head, std::uint32_t end) const {
    std::uint32_t opened = end;
    for (std::uint32_t t = head + 1; t < end; ++t) {
      if (!document_.tokens[t].has(kPunctuation)) continue;
      const std::string_view mark = document_.of(document_.tokens[t]);
      const Xpos xpos = syntax_.words[t].xpos;
      if (mark == ":" || mark == "--" || mark == "\xE2\x80\x94") return t;
      if (xpos == Xpos::lrb && opened == end) opened = t;
      if (xpos == Xpos::rrb && t + 1 < end) opened = end;
    }
    return opened;
  }

  const Document& document_;
  const Syntax& syntax_;
  std::vector<Node> nodes_;
  std::vector<std::vector<std::uint32_t>> children_;
};

}  // namespace

std::vector<NounPhrase> noun_phrases(const Document& document, const Syntax& syntax) {
  std::vector<NounPhrase> phrases;
  Finder finder(document, syntax);
  for (const Sentence& sentence : document.sentences) finder.find(sentence, phrases);
  return phrases;
}

}  // namespace entente
