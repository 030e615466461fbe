#include "encoder/word_pieces.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/utf8.h"

namespace entente {

Result<WordPieces> WordPieces::load(Bytes section) {
  const Error damaged{ErrorCode::bad_asset, "damaged model: PIEC"};
  ByteReader reader(section);
  WordPieces pieces;
  pieces.size_ = reader.varint();
  if (!reader.ok() || pieces.size_ > reader.remaining()) return damaged;
  for (std::uint32_t i = 0; i < pieces.size_; ++i) {
    const std::size_t size = reader.u8();
    const std::string_view piece = reader.bytes(size);
    if (!reader.ok() || piece.empty() || !pieces.ids_.emplace(piece, i).second) return damaged;
    pieces.longest_ = std::max(pieces.longest_, size);
  }
  pieces.unknown_ = pieces.id("[UNK]");
  pieces.start_ = pieces.id("[CLS]");
  pieces.end_ = pieces.id("[SEP]");
  if (!reader.done() || pieces.unknown_ == kNone || pieces.start_ == kNone || pieces.end_ == kNone) return damaged;
  return pieces;
}

std::uint32_t WordPieces::id(const std::string& piece) const {
  const auto found = ids_.find(piece);
  return found == ids_.end() ? kNone : found->second;
}

void WordPieces::split(std::string_view word, std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  std::string run, character;
  for (std::size_t at = 0; at < word.size() && out.size() < before + kMostOfAWord;) {
    const Decoded next = decode(word, at);
    at += next.size;
    const CharClass type = char_class(next.code_point);
    if (is_letter(type)) {
      append_folded(next.code_point, run);
    } else if (type == CharClass::digit || type == CharClass::number) {
      append_utf8(run, next.code_point);
    } else if (type != CharClass::mark) {
      split_run(run, out);
      run.clear();
      character.clear();
      append_utf8(character, next.code_point);
      const std::uint32_t own = id(character);
      out.push_back(own == kNone ? unknown_ : own);
    }
  }
  split_run(run, out);
  if (out.size() == before) out.push_back(unknown_);
  out.resize(std::min(out.size(), before + kMostOfAWord));
}

void WordPieces::split_run(std::string_view run, std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  std::string piece;
  for (std::size_t at = 0; at < run.size();) {
    const std::string_view mark = at ? "##" : "";
    std::size_t size = std::min(run.size() - at, longest_);
    for (; size > 0; --size) {
      piece.assign(mark).append(run, at, size);
      if (const std::uint32_t found = id(piece); found != kNone) {
        out.push_back(found);
        break;
      }
    }
    if (size == 0) {  // a run is known as a whole or not at all
      out.resize(before);
      out.push_back(unknown_);
      return;
    }
    at += size;
    if (out.size() >= before + kMostOfAWord) return;
  }
}

}  // namespace entente
