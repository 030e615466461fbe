// Tokens of English Universal Dependencies, with clitics split off. One pass, bounded look-ahead.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "entente/document.h"
#include "text/unicode.h"

namespace entente {

class Tokenizer {
 public:
  /// Appends tokens to `out`, which belongs to one Document of that text.
  Tokenizer(std::string_view text, std::vector<Token>& out) : text_(text), out_(out) {}

  /// In a `wrapped` range a line end is only where the line was full: a word hyphenated there is one token, and ">" after it is
  /// a mail's quotation mark, which like white space belongs to no token.
  void run(Span range, bool wrapped);

 private:
  struct Char {
    char32_t code_point = 0;
    std::uint32_t size = 0;  ///< 0: past the end
    CharClass type = CharClass::space;

    bool letter() const { return is_letter(type) && type != CharClass::han && type != CharClass::kana; }
    bool digit() const { return type == CharClass::digit; }
    bool alnum() const { return letter() || digit(); }
    bool white() const { return is_white(type); }
  };
  /// What full stops part in a word: where the last part begins, how many there are before it, and whether all are one letter.
  struct Segments {
    std::size_t begin;
    std::size_t count;
    bool singles;
  };
  enum class Dot { apart, inside, last };

  Char peek(std::size_t position) const;
  Char after_white(std::size_t position) const;
  std::size_t skip_invisible(std::size_t position) const;
  bool skip_white();

  void token();
  void word();
  void apostrophe();
  void link(std::size_t begin);
  void marked_name();
  void emoji();
  void run_of(char32_t c);
  bool mail_address(std::size_t begin);

  Dot read_dot(std::size_t begin, Segments& segments);
  bool keeps_last_dot(std::size_t begin, bool single, bool initials);
  bool is_enumerator(std::size_t begin) const;
  bool is_dotted_abbreviation(std::size_t begin);
  bool unit_follows(std::size_t begin);
  bool thousands_follow(std::size_t begin) const;
  bool names_scheme(std::size_t begin) const;
  std::size_t rejoined(std::size_t position) const;
  static bool is_clitic(std::string_view letters);
  std::size_t clitic(std::size_t begin, std::size_t end);

  std::uint32_t hash(std::size_t begin, std::size_t end);
  std::uint32_t flags_of(std::size_t begin, std::size_t end);
  std::uint32_t flags_of_next(std::size_t position);
  void emit(std::size_t begin, std::size_t end);
  void emit_word(std::size_t begin, std::size_t end, bool has_apostrophe);

  std::string_view text_;
  std::vector<Token>& out_;
  std::size_t at_ = 0;          ///< where the next character is read
  std::size_t end_ = 0;
  std::size_t first_ = 0;       ///< the range's first token in out_
  bool space_before_ = false;
  bool wrapped_ = false;
  bool open_quote_ = false;     ///< a single quotation mark is open
  std::string folded_;
};

}  // namespace entente
