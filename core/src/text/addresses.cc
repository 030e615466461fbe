// The tokens that are addresses: of mail, of the web, of people in a network.
#include "text/ascii.h"
#include "text/tokenizer.h"

namespace entente {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestLocalPart = 64;  // RFC 5321, 4.5.3.1.1

}  // namespace

bool Tokenizer::names_scheme(std::size_t begin) const {
  const std::string_view name = text_.substr(begin, at_ - begin);
  return name == "mailto" || name == "doi" || name == "urn";
}

/// At the "@" of an e-mail address, whose local part may have been taken for several tokens.
bool Tokenizer::mail_address(std::size_t begin) {
  std::size_t end = at_ + 1;
  std::size_t dot = kNowhere;
  while (end < end_ && (ascii_alnum(text_[end]) || text_[end] == '-' || text_[end] == '.')) {
    if (text_[end] == '.' && dot == kNowhere) dot = end;
    ++end;
  }
  while (end > at_ + 1 && !ascii_alnum(text_[end - 1])) --end;
  if (dot == kNowhere || dot + 1 >= end || dot == at_ + 1) return false;
  const auto is_local = [&](const Token& token) {
    if (token.span.end != begin || at_ - token.span.begin > kLongestLocalPart) return false;
    for (const char c : token.span.of(text_)) {
      if (!ascii_alnum(c) && c != '.' && c != '_' && c != '-' && c != '+' && c != '%') return false;
    }
    return true;
  };
  while (out_.size() > first_ && is_local(out_.back())) {
    begin = out_.back().span.begin;
    space_before_ = out_.back().has(kSpaceBefore);
    out_.pop_back();
  }
  at_ = end;
  emit(begin, end);
  return true;
}

/// The rest of a web address: up to white space, without the punctuation after it.
void Tokenizer::link(std::size_t begin) {
  std::size_t parentheses = 0;
  while (at_ < end_) {
    const Char c = peek(at_);
    if (c.white() || c.code_point == '<' || c.code_point == '>' || c.type == CharClass::quote || c.type == CharClass::close) {
      if (c.code_point != ')' || parentheses == 0) break;
    }
    if (c.type == CharClass::open) {
      if (c.code_point != '(') break;
      ++parentheses;
    }
    at_ += c.size;
  }
  std::size_t end = at_;
  const auto trails = [](char c) { return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' || c == '*'; };
  while (end > begin + 1 && trails(text_[end - 1])) --end;
  at_ = end;
  emit(begin, end);
}

/// "@handle", "#tag".
void Tokenizer::marked_name() {
  const std::size_t begin = at_;
  at_ += 1;
  for (Char c = peek(at_); c.alnum() || c.code_point == '_' || c.type == CharClass::mark; c = peek(at_)) at_ += c.size;
  emit(begin, at_);
}

}  // namespace entente
