#include "text/ascii.h"
#include "text/text.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace entente {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;


/// Bytes that fold to themselves or to their lower case: printable ASCII but the space and the grave accent.
constexpr bool is_plain(char c) { return c > ' ' && c < 0x7F && c != '`'; }

/// White space from `position` on, with the quotation marks of e-mail (">") after a line end.
std::size_t skip_white(std::string_view bytes, std::size_t position, bool& line_end) {
  while (position < bytes.size()) {
    const Decoded next = decode(bytes, position);
    const CharClass type = char_class(next.code_point);
    if (type == CharClass::line_end) {
      line_end = true;
    } else if (type != CharClass::space && !(line_end && next.code_point == '>')) {
      break;
    }
    position += next.size;
  }
  return position;
}

}  // namespace

void fold_into(std::string_view bytes, std::string& out) {
  out.clear();
  std::size_t i = 0;
  bool soft_hyphen = false;  // was the last character one?
  while (i < bytes.size()) {
    const char c = bytes[i];
    if (is_plain(c)) {
      out += ascii_lower(c);
      ++i;
      soft_hyphen = false;
      continue;
    }
    const Decoded next = decode(bytes, i);
    const CharClass type = char_class(next.code_point);
    if (!is_white(type)) {
      append_folded(next.code_point, out);
      i += next.size;
      soft_hyphen = next.code_point == kSoftHyphen;
      continue;
    }
    bool line_end = false;
    i = skip_white(bytes, i, line_end);
    // A hyphen at a line end: it goes when the word runs on in lower case, else only the line end goes.
    const bool hyphen = out.size() >= 2 && out.back() == '-' && !ascii_white(out[out.size() - 2]) && out[out.size() - 2] != '-';
    const bool runs_on = line_end && i < bytes.size() && char_class(decode(bytes, i).code_point) == CharClass::lower;
    if (line_end && hyphen && i < bytes.size()) {
      if (runs_on) out.pop_back();
      continue;
    }
    if (soft_hyphen && runs_on) continue;
    if (out.empty() || out.back() != ' ') out += ' ';  // an invisible character may have parted two
  }
}

std::string fold(std::string_view bytes) {
  std::string out;
  fold_into(bytes, out);
  return out;
}

std::uint32_t fold_hash(std::string_view folded) {
  std::uint32_t hash = 2166136261u;
  for (const char c : folded) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return hash;
}

}  // namespace entente
