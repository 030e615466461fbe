#include "values/plausible.h"

#include <string_view>

namespace entente {
namespace {

class Judge {
 public:
  Judge(const Scene& scene, const Node& node) : scene_(scene), node_(node), document_(scene.document), single_(node.end == node.begin + 1) {}

  bool accept(std::string_view category) const {
    if (category != "ordinal" && !single_ && compound_ordinal()) return false;
    if (category == "month") return month();
    if (category == "year") return year();
    if (category == "cardinal") return cardinal();
    if (category == "refer" || category == "set") return node_.rule->op == Op::set_weekday || !part_of_title();  // "Saturdays" have a capital of their own
    return true;
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::string_view word(std::uint32_t t) const { return document_.of(token(t)); }
  bool has_before() const { return node_.begin > scene_.sentence.first_token; }
  bool has_after() const { return node_.end < scene_.sentence.end_token; }
  std::string_view before() const { return has_before() ? word(node_.begin - 1) : std::string_view(); }
  std::string_view after() const { return has_after() ? word(node_.end) : std::string_view(); }
  ClassMask classes_before() const { return has_before() ? scene_.atoms.at(node_.begin - 1).classes : 0; }
  ClassMask classes_after() const { return has_after() ? scene_.atoms.at(node_.end).classes : 0; }
  bool headline() const {
    const BlockKind kind = document_.blocks[scene_.sentence.block].kind;
    return kind == BlockKind::title || kind == BlockKind::heading || document_.mono_case;
  }

  /// "Thirty-second", "forty-third": neither a duration nor a fraction.
  bool compound_ordinal() const {
    const Atom& atom = scene_.atoms.at(node_.begin);
    for (int i = 0; i < atom.wides; ++i) {
      if (atom.wide[i].name == Class::ord && atom.wide[i].end == node_.end) return true;
    }
    return false;
  }

  /// "May" and "March" are names and verbs as well.
  bool month() const {
    if (!single_) return true;
    const std::string_view name = word(node_.begin);
    if (name.size() > 5 || (name[0] | 0x20) != 'm') return true;
    return classes_before() & bit(Class::cue);
  }

  bool year() const {
    if (!single_) return true;
    if (classes_before() & bit(Class::sign) || before() == "#" || before() == "No." || before() == "no.") return false;
    if (classes_after() & (bit(Class::people) | bit(Class::power))) return false;
    if (after() == "points") return false;
    // "2000 tonnes", but "2008 elections".
    const bool round = document_.of(token(node_.begin)) == "2000";
    if (round && has_before() && node_.begin - 1 > scene_.sentence.first_token && token(node_.begin - 1).has(kCapitalised) && !(classes_before() & bit(Class::cue))) return false;
    return !(round && has_after() && token(node_.end).has(kLower) && after().back() == 's' && !token(node_.end).has(kClitic));
  }

  bool cardinal() const {
    const Token& first = token(node_.begin);
    const std::string_view text = word(node_.begin);
    if (single_ && first.has(kNumber)) {
      const bool joined = has_before() && before() == "-" && !first.has(kSpaceBefore) && node_.begin >= scene_.sentence.first_token + 2 && token(node_.begin - 2).has(kWord);
      if (joined) return false;  // "COVID-19"
      const bool counts = classes_after() & bit(Class::people) || text.find(',') != std::string_view::npos || headline();
      const bool named = has_before() && node_.begin - 1 > scene_.sentence.first_token && token(node_.begin - 1).has(kCapitalised);
      if (named && !counts) return false;  // "Flight 447"
      if (before() == "No." || before() == "no." || before() == "#") return false;
    }
    // "From 2009 to 2011" is two years.
    const std::uint32_t number = text == "between" ? node_.begin + 1 : node_.begin;
    if (!single_ && scene_.atoms.at(number).classes & bit(Class::modernyear) && scene_.atoms.at(node_.end - 1).classes & bit(Class::modernyear)) return false;
    return true;
  }

  /// "the Daily Mail"; or of a longer word.
  bool part_of_title() const {
    if (!single_) return false;
    if (after() == "-" && !token(node_.end).has(kSpaceBefore)) return true;  // "soon-to-open"
    return token(node_.begin).has(kCapitalised) && has_before() && !headline();
  }

  const Scene& scene_;
  const Node& node_;
  const Document& document_;
  const bool single_;
};

}  // namespace

bool plausible(const Scene& scene, const Node& node, const std::vector<Mention>& names, NameCursor& cursor) {
  const std::string_view category = Grammar::get().category_name(node.rule->category);
  const Span span{scene.document.tokens[node.begin].span.begin, scene.document.tokens[node.end - 1].span.end};
  while (cursor.next < names.size() && names[cursor.next].span.end <= span.begin) ++cursor.next;
  if (node.rule->op == Op::holiday) return true;
  const bool time = node.rule->op < Op::number;
  for (std::size_t i = cursor.next; i < names.size() && names[i].span.begin <= span.begin; ++i) {
    const Mention& name = names[i];
    if (name.form != MentionForm::name || !name.span.contains(span)) continue;
    const bool dated = name.type == MentionType::event || name.type == MentionType::law || name.type == MentionType::work;
    if (!time || !dated) return false;
  }
  return Judge(scene, node).accept(category);
}

}  // namespace entente
