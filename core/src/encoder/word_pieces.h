// Words cut into pieces that a vocabulary holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "asset/asset.h"

namespace entente {

/// WordPiece (Wu et al. 2016), as uncased BERT has it: the longest pieces from the left of each run of letters and digits, the later
/// ones of a run under names that begin with "##"; any other character is a piece of its own. Letters count without case and
/// diacritics.
class WordPieces {
 public:
  static constexpr std::size_t kMostOfAWord = 12;  ///< the rest of a longer word is not read

  /// Section PIEC of a model file: varint count, for each piece u8 size and its bytes. "[UNK]", "[CLS]" and "[SEP]" are among them.
  static Result<WordPieces> load(Bytes section);

  std::uint32_t size() const { return size_; }
  std::uint32_t start() const { return start_; }  ///< [CLS]
  std::uint32_t end() const { return end_; }      ///< [SEP]

  /// Appends the pieces of a word, at least one; [UNK] stands for a run or character that cannot be built.
  void split(std::string_view word, std::vector<std::uint32_t>& out) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t id(const std::string& piece) const;
  void split_run(std::string_view run, std::vector<std::uint32_t>& out) const;

  std::unordered_map<std::string, std::uint32_t> ids_;
  std::size_t longest_ = 0;  // bytes of a piece
  std::uint32_t size_ = 0, unknown_ = 0, start_ = 0, end_ = 0;
};

}  // namespace entente
