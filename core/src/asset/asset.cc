#include "asset/asset.h"

#include <array>
#include <cstring>

namespace entente {
namespace {

constexpr std::size_t kHeader = 24;
constexpr std::size_t kChecked = 16;  // what the checksum covers starts here
constexpr std::size_t kRow = 12;
constexpr std::size_t kAlignment = 16;
constexpr std::string_view kMagic{"ENTENTE\0", 8};

using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;

/// tables[k][b]: what byte b becomes when k more bytes have gone by (slicing by 8, Kounavis and Berry 2008). Made when needed: they do not compress.
CrcTables make_crc_tables() {
  CrcTables tables{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c >> 1) ^ (c & 1 ? 0xEDB88320u : 0u);
    tables[0][i] = c;
  }
  for (std::size_t k = 1; k < tables.size(); ++k) {
    for (std::size_t i = 0; i < 256; ++i) tables[k][i] = (tables[k - 1][i] >> 8) ^ tables[0][tables[k - 1][i] & 0xFF];
  }
  return tables;
}

Bytes as_bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

Error damaged(const char* why) { return {ErrorCode::bad_asset, std::string("damaged asset: ") + why}; }

}  // namespace

std::uint32_t crc32(Bytes bytes) {
  static const CrcTables tables = make_crc_tables();
  std::uint32_t crc = ~0u;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint32_t next = 0;
    for (std::size_t k = 0; k < 8; ++k) next ^= tables[7 - k][bytes[at + k] ^ (k < 4 ? (crc >> (8 * k)) & 0xFF : 0)];
    crc = next;
  }
  for (; at < bytes.size(); ++at) crc = (crc >> 8) ^ tables[0][(crc ^ bytes[at]) & 0xFF];
  return ~crc;
}

Result<Asset> Asset::parse(std::string bytes, std::string_view kind, std::uint32_t version) {
  Asset asset;
  asset.bytes_ = std::move(bytes);
  const std::string_view file = asset.bytes_;
  if (file.size() < kHeader || file.substr(0, 8) != kMagic) return damaged("not an Entente file");
  if (file.substr(8, 4) != kind) return damaged("another kind of file");
  ByteReader header(as_bytes(file.substr(12)));
  asset.checksum_ = header.u32();
  const std::uint32_t found = header.u32();
  if (found != version) {
    return Error{ErrorCode::bad_asset, "asset version " + std::to_string(found) + ", expected " + std::to_string(version)};
  }
  const std::uint32_t count = header.u32();
  if (count > (file.size() - kHeader) / kRow) return damaged("section table");
  if (crc32(as_bytes(file.substr(kChecked))) != asset.checksum_) return damaged("checksum");
  for (std::uint32_t i = 0; i < count; ++i) {
    Section section{};
    std::memcpy(section.tag, header.bytes(4).data(), 4);
    section.offset = header.u32();
    section.size = header.u32();
    if (section.offset > file.size() || section.size > file.size() - section.offset) return damaged("section bounds");
    asset.sections_.push_back(section);
  }
  return asset;
}

Bytes Asset::section(std::string_view tag) const {
  for (const Section& section : sections_) {
    if (std::string_view(section.tag, 4) == tag) return as_bytes(std::string_view(bytes_).substr(section.offset, section.size));
  }
  return {};
}

std::vector<std::string> Asset::tags() const {
  std::vector<std::string> tags;
  for (const Section& section : sections_) tags.emplace_back(section.tag, 4);
  return tags;
}

std::string Asset::hash() const {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out(8, '0');
  for (int i = 0; i < 8; ++i) out[i] = kDigits[(checksum_ >> (28 - 4 * i)) & 15];
  return out;
}

std::string build_asset(std::string_view kind, std::uint32_t version, const std::vector<std::pair<std::string, std::string>>& sections) {
  const auto aligned = [](std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; };
  ByteWriter table;
  std::size_t offset = aligned(kHeader + kRow * sections.size());
  for (const auto& [tag, content] : sections) {
    table.bytes(tag);
    table.u32(static_cast<std::uint32_t>(offset));
    table.u32(static_cast<std::uint32_t>(content.size()));
    offset = aligned(offset + content.size());
  }
  std::string body = table.take();
  for (const auto& [tag, content] : sections) {
    body.resize(aligned(kHeader + body.size()) - kHeader);
    body += content;
  }
  ByteWriter checked;
  checked.u32(version);
  checked.u32(static_cast<std::uint32_t>(sections.size()));
  checked.bytes(body);
  const std::string tail = checked.take();
  ByteWriter header;
  header.bytes(kMagic);
  header.bytes(kind);
  header.u32(crc32(as_bytes(tail)));
  return header.take() + tail;
}

std::uint8_t ByteReader::u8() {
  if (position_ >= bytes_.size()) {
    ok_ = false;
    return 0;
  }
  return bytes_[position_++];
}

std::uint16_t ByteReader::u16() {
  const std::uint16_t low = u8();
  return static_cast<std::uint16_t>(low | u8() << 8);
}

std::uint32_t ByteReader::u32() {
  const std::uint32_t low = u16();
  return low | static_cast<std::uint32_t>(u16()) << 16;
}

std::uint32_t ByteReader::varint() {
  std::uint32_t value = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    const std::uint32_t byte = u8();
    if (shift < 32) value |= (byte & 0x7F) << shift;
    if (!(byte & 0x80)) return value;
  }
  ok_ = false;
  return 0;
}

std::string_view ByteReader::bytes(std::size_t size) {
  if (size > remaining()) {
    ok_ = false;
    position_ = bytes_.size();
    return {};
  }
  const auto* start = reinterpret_cast<const char*>(bytes_.data()) + position_;
  position_ += size;
  return {start, size};
}

void ByteWriter::u8(std::uint32_t value) { out_.push_back(static_cast<char>(value)); }

void ByteWriter::u16(std::uint32_t value) {
  u8(value);
  u8(value >> 8);
}

void ByteWriter::u32(std::uint32_t value) {
  u16(value);
  u16(value >> 16);
}

void ByteWriter::varint(std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) u8(value | 0x80);
  u8(value);
}

void ByteWriter::bytes(std::string_view bytes) { out_.append(bytes); }

}  // namespace entente
