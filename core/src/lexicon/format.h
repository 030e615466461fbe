// The compiled lexicon: an asset (asset.h) of kind "LEXI" whose sections are columns, so that gzip sees like next to like.
//
// Words, sorted by bytes; a word's id is its position.
//   WTRT  u8 a word: WordTraits. Its size is the number of words
//   WSHR  u8 a word: bytes shared with the word before
//   WSUF  u8 a word: bytes that follow the shared ones
//   WTXT  those bytes
// Names, sorted by their word ids, then by `case`: a name is a sequence of folded words and how it must be written.
//   NSHR  u8 a name: words shared with the name before. Its size is the number of names
//   NADD  u8 a name: words that follow the shared ones
//   NWRD  varint a word added. The first one of a name counts on from the word of the name before at that depth (where there
//         is one), since names are sorted
//   NCAS  varint a name: NameCase in the low 2 bits, above it a mask (see NameCase)
//   NCNT  u8 a name: how many entries
//   NENT  varint an entry: 0 is the next entry not yet mentioned, else 1 + the entry's id
// Entries, in the order in which names first mention them.
//   EKND  u8 an entry: EntryKind. Its size is the number of entries
//   ECTY  u8 an entry: index into CTRY, which holds two letters a country; 0 is none
//   EFLG  u8 an entry: Fields present
//   ENAM  varint an entry: the zigzag difference to the canonical name of the entry before
//   ETXT  a display form (length byte, bytes) for each entry with kText; the others spell theirs as display_name() does
//   EISO  ISO 3166-2 code after the country's "XX-" (length byte, bytes) for each entry with kIso; empty: the country's own code
//   EWIK  varint for each entry with kWikidata
//   EGEO  4 byte planes (all low bytes first) of the ids of entries with kGeonames
//   EPOP  exponent bytes, then mantissa bytes of entries with kPopulation
//   ELAT, ELON  4 byte planes for entries with kPoint: degrees * kPointScale, offset to be positive
// Terms of office, sorted by country, office and first day
//   TCTY  u8 a term: country, an index into CTRY. Its size is the number of terms
//   TOFF  u8 a term: Office
//   TERM  varints of each term: entry, first day and last day (YYYYMMDD)
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::lexicon {

inline constexpr std::string_view kAssetKind = "LEXI";
inline constexpr std::uint32_t kVersion = 1;

inline constexpr std::size_t kMaxWords = 16;        ///< of a name
inline constexpr std::size_t kMaxNameBytes = 255;
inline constexpr std::size_t kMaxArena = 1 << 24;   ///< bytes of all words or display forms: stops a damaged file
inline constexpr double kPointScale = 10000;
inline constexpr std::uint32_t kLatitudeOffset = 90 * 10000, kLongitudeOffset = 180 * 10000;

/// How a text must write a name to match it. The mask above it: bit i of `proper`, word i must have a capital; bit i of
/// `exact`, the i-th ASCII letter is upper case; `any` has none.
enum class NameCase : std::uint8_t { any, proper, exact };
inline constexpr std::uint32_t kCaseBits = 2;
inline constexpr std::size_t kMaxExactLetters = 30;

enum Field : std::uint8_t { kText = 1, kIso = 2, kWikidata = 4, kGeonames = 8, kPopulation = 16, kPoint = 32 };

}  // namespace entente::lexicon
