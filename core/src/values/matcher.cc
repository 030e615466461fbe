#include "values/matcher.h"

#include <algorithm>

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
        int c = 0;
        while (!(narrow >> c & 1)) ++c;
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

void Matcher::try_rule(std::uint16_t index, std::uint32_t token) {
  const Needs& needs = grammar_.needs(index);
  for (std::size_t i = 0; i < needs.count; ++i) {
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
  if (known >= 0 && !better(trial_, node(known))) return;
  known = static_cast<std::int32_t>(nodes_.size());
  nodes_.push_back(trial_);
  found_[token - first_] |= 1u << rule.category;
  dirty_ |= 1u << rule.category;
}

void Matcher::see(std::uint32_t token) {
  behind_.classes |= atoms_->at(token).classes;
  behind_.add_word(document_.tokens[token].hash);
  behind_.categories |= found_[token - first_];
}

void Matcher::run(const Sentence& sentence, const Atoms& atoms) {
  atoms_ = &atoms;
  first_ = sentence.first_token;
  end_ = sentence.end_token;
  nodes_.clear();
  behind_ = {};
  best_.assign((end_ - first_) * static_cast<std::size_t>(grammar_.categories()), -1);
  found_.assign(end_ - first_, 0);
  for (std::uint32_t t = end_; t-- > first_;) {
    if (t + 1 < end_) see(t + 1);
    const Atom& atom = atoms.at(t);
    if (atom.idle()) continue;
    dirty_ = 0;
    if (atom.word) {
      for (const std::uint16_t rule : atom.word->rules) try_rule(rule, t);
    }
    for (ClassMask left = atom.classes; left;) {
      int c = 0;
      while (!(left >> c & 1)) ++c;
      left &= left - 1;
      for (const std::uint16_t rule : grammar_.rules_of_class(c)) try_rule(rule, t);
    }
    while (dirty_) {  // a rule that begins with another rule's find; each turn makes one longer, so it ends
      int c = 0;
      while (!(dirty_ >> c & 1)) ++c;
      dirty_ &= dirty_ - 1;
      for (const std::uint16_t rule : grammar_.rules_of_category(c)) try_rule(rule, t);
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
