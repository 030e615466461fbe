#include "values/matcher.h"

#include <algorithm>
#include <bit>

namespace entente {

bool Matcher::better(const Node& a, const Node& b) const {
  if (a.end != b.end) return a.end > b.end;
  const bool a_context = !a.rule->behind.empty() || !a.rule->ahead.empty(), b_context = !b.rule->behind.empty() || !b.rule->ahead.empty();
  if (a_context != b_context) return a_context;
  return a.rule->line < b.rule->line;
}

bool Matcher::fits(const Element& element, std::uint32_t token) const {
  if (token < first_ || token >= end_) return element.negated;
  const Atom& atom = atoms_->at(token);
  const bool there = atom.classes & element.classes ||
                     std::find(element.words.begin(), element.words.end(), document_.tokens[token].hash) != element.words.end();
  return there != element.negated;
}

/// Elements from `element` on at `token`, greedily, with backtracking; fills trial_.
bool Matcher::match(const Rule& rule, std::size_t element, std::uint32_t token) {
  if (element == rule.elements.size()) {
    for (std::size_t i = 0; i < rule.ahead.size(); ++i) {
      if (!fits(rule.ahead[i], token + static_cast<std::uint32_t>(i))) return false;
    }
    trial_.end = token;
    return token > trial_.begin;
  }
  const Element& wanted = rule.elements[element];
  Capture& capture = trial_.captures[element];
  if (token < end_) {
    const Atom& atom = atoms_->at(token);
    if (wanted.categories) {
      std::uint32_t there = found_[token - first_] & wanted.categories;
      while (there) {
        int longest = -1;
        for (int c = 0; c < grammar_.categories(); ++c) {
          if (there >> c & 1 && (longest < 0 || better(node(best(token, c)), node(best(token, longest))))) longest = c;
        }
        there &= ~(1u << longest);
        const std::int32_t index = best(token, longest);
        capture = {index, 0, token, Class::month, true};
        if (match(rule, element + 1, node(index).end)) return true;
      }
    }
    if (const ClassMask common = atom.classes & wanted.classes) {
      ClassMask narrow = common;
      for (int i = 0; i < atom.wides; ++i) {
        const Wide& wide = atom.wide[i];
        if (!(common & bit(wide.name))) continue;
        narrow &= ~bit(wide.name);
        capture = {-1, wide.value, token, wide.name, true};
        if (match(rule, element + 1, wide.end)) return true;
        if (atom.word && atom.word->classes & bit(wide.name) && wide.end > token + 1) narrow |= bit(wide.name);
      }
      if (narrow) {
        const int c = std::countr_zero(narrow);
        capture = {-1, atom.value_of(static_cast<Class>(c)), token, static_cast<Class>(c), true};
        if (match(rule, element + 1, token + 1)) return true;
      }
    }
    if (!wanted.words.empty() && std::find(wanted.words.begin(), wanted.words.end(), document_.tokens[token].hash) != wanted.words.end()) {
      capture = {-1, -1, token, Class::month, true};
      if (match(rule, element + 1, token + 1)) return true;
    }
  }
  if (!wanted.optional) return false;
  capture = {};
  return match(rule, element + 1, token);
}

void Matcher::try_rules(const std::vector<Start>& starts, std::uint32_t token) {
  for (const Start& start : starts) {
    if (start.next.meets(next_) && start.need.meets(behind_)) try_rule(start.rule, token);
  }
}

void Matcher::try_rule(std::uint16_t index, std::uint32_t token) {
  const Needs& needs = grammar_.needs(index);
  for (std::size_t i = 1; i < needs.count; ++i) {
    if (!needs.element[i].meets(behind_)) return;
  }
  const Rule& rule = grammar_.rules()[index];
  for (std::size_t i = 0; i < rule.behind.size(); ++i) {
    // Before the text's first token the subtraction wraps, which lies in no sentence.
    if (!fits(rule.behind[i], token - static_cast<std::uint32_t>(rule.behind.size() - i))) return;
  }
  trial_.rule = &rule;
  trial_.begin = token;
  if (!match(rule, 0, token)) return;
  std::int32_t& known = best(token, rule.category);
  if (found_[token - first_] >> rule.category & 1 && !better(trial_, node(known))) return;
  known = static_cast<std::int32_t>(nodes_.size());
  nodes_.push_back(trial_);
  found_[token - first_] |= 1u << rule.category;
  dirty_ |= 1u << rule.category;
}

void Matcher::see(std::uint32_t token, Traits& traits) const {
  traits.classes |= atoms_->at(token).classes;
  traits.add_word(document_.tokens[token].hash);
  traits.categories |= found_[token - first_];
}

void Matcher::run(const Sentence& sentence, const Atoms& atoms) {
  atoms_ = &atoms;
  first_ = sentence.first_token;
  end_ = sentence.end_token;
  nodes_.clear();
  constexpr Traits kAny{~ClassMask{0}, ~std::uint64_t{0}, ~std::uint32_t{0}}, kNone{0, 0, kAlways};
  behind_ = kNone;
  best_.resize((end_ - first_) * static_cast<std::size_t>(grammar_.categories()));
  found_.assign(end_ - first_, 0);
  for (std::uint32_t t = end_; t-- > first_;) {
    if (t + 1 < end_) see(t + 1, behind_);
    const Atom& atom = atoms.at(t);
    if (atom.idle()) continue;
    dirty_ = 0;
    next_ = atom.spans_more(t) ? kAny : kNone;
    if (t + 1 < end_) see(t + 1, next_);
    if (atom.word) try_rules(atom.word->rules, t);
    for (ClassMask left = atom.classes; left;) {
      const int c = std::countr_zero(left);
      left &= left - 1;
      try_rules(grammar_.rules_of_class(c), t);
    }
    next_ = kAny;
    while (dirty_) {  // a rule that begins with another rule's find; each turn makes one longer, so it ends
      const int c = std::countr_zero(dirty_);
      dirty_ &= dirty_ - 1;
      try_rules(grammar_.rules_of_category(c), t);
    }
  }
}

void Matcher::candidates(std::uint32_t token, std::vector<std::int32_t>& out) const {
  out.clear();
  for (std::uint32_t left = found_[token - first_], c = 0; left; left >>= 1, ++c) {
    if (left & 1 && grammar_.is_output(static_cast<int>(c))) out.push_back(best_[(token - first_) * static_cast<std::size_t>(grammar_.categories()) + c]);
  }
  std::sort(out.begin(), out.end(), [this](std::int32_t a, std::int32_t b) { return better(node(a), node(b)); });
}

}  // namespace entente
