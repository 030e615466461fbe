// The container of lexicon and model files.
//
//   bytes 0-7    "ENTENTE\0"
//   8-11         what it is: "LEXI" or "MODL"
//   12-15        u32 CRC-32 (IEEE 802.3) of everything from byte 16 on
//   16-19        u32 version of that kind of file
//   20-23        u32 number of sections
//   24-          a row a section: 4 byte tag, u32 offset from the start of the file, u32 size
//   then the sections, each on a 16 byte boundary, zero padded
// Integers are little-endian. Loading checks all of it; a reader of sections checks its own bounds with ByteReader.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/result.h"

namespace entente {

using Bytes = std::span<const std::uint8_t>;

class Asset {
 public:
  static Result<Asset> parse(std::string bytes, std::string_view kind, std::uint32_t version);

  /// The bytes of a section; empty when it is absent.
  Bytes section(std::string_view tag) const;
  /// The tags of its sections, in the order of the file.
  std::vector<std::string> tags() const;
  /// Eight hexadecimal digits of the checksum.
  std::string hash() const;

 private:
  struct Section { char tag[4]; std::uint32_t offset, size; };
  std::string bytes_;
  std::vector<Section> sections_;
  std::uint32_t checksum_ = 0;
};

/// Builds the file; sections are written in the order given.
std::string build_asset(std::string_view kind, std::uint32_t version, const std::vector<std::pair<std::string, std::string>>& sections);

std::uint32_t crc32(Bytes bytes);

/// Little-endian reads with bounds checks: past the end every read gives zero and `ok()` turns false for good.
class ByteReader {
 public:
  explicit ByteReader(Bytes bytes) : bytes_(bytes) {}
  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  std::uint32_t varint();               ///< LEB128, at most 32 bits
  std::string_view bytes(std::size_t size);
  bool ok() const { return ok_; }
  bool done() const { return position_ == bytes_.size(); }
  std::size_t remaining() const { return bytes_.size() - position_; }

 private:
  Bytes bytes_;
  std::size_t position_ = 0;
  bool ok_ = true;
};

/// The writing twin.
class ByteWriter {
 public:
  void u8(std::uint32_t value);
  void u16(std::uint32_t value);
  void u32(std::uint32_t value);
  void varint(std::uint32_t value);
  void bytes(std::string_view bytes);
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace entente
