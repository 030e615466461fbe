// The lexicon in memory: its columns unpacked, names as a trie over word ids.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asset/asset.h"
#include "entente/lexicon.h"
#include "lexicon/format.h"

namespace entente {

struct Lexicon::Data {
  static constexpr std::uint32_t kNone = ~0u;

  struct Slice { std::uint32_t begin = 0, end = 0; };
  struct Name {
    lexicon::NameCase name_case{};
    std::uint32_t mask = 0;
    Slice words;               ///< of name_words
    Slice entries;             ///< of entry_lists
  };
  /// A sequence of words that some name starts with.
  struct Node {
    Slice names;               ///< those that end here
    bool inner = false;        ///< longer names go on
  };
  struct Term {
    std::uint8_t country = 0;  ///< index into `country_codes`
    Office office{};
    std::uint32_t entry = 0, first_day = 0, last_day = 0;
  };
  struct Edge { std::uint32_t parent = kNone, word = 0, child = 0; };

  std::string hash;

  std::string word_text;
  std::vector<std::uint32_t> word_ends;       ///< in word_text
  std::vector<std::uint32_t> word_hashes;
  std::vector<std::uint8_t> word_traits;
  std::vector<std::uint32_t> word_slots;      ///< open addressing by hash: id + 1, 0 free

  std::vector<Name> names;
  std::vector<std::uint64_t> name_kinds;      ///< of each name, bits 1 << EntryKind
  std::vector<std::uint32_t> name_words;
  std::vector<std::uint32_t> entry_lists;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> roots;           ///< node of each word as a first word, or kNone
  std::vector<Edge> edge_slots;               ///< open addressing by (parent, word)

  std::string country_codes;                  ///< two letters each, as entries refer to them
  std::vector<Term> terms;
  std::string entry_text;                     ///< what the string_views of entries point into
  std::vector<Entry> entries;
  std::map<std::string_view, std::uint32_t> states;  ///< by ISO 3166-1 alpha-2

  std::string_view word(std::uint32_t id) const {
    const std::uint32_t begin = id ? word_ends[id - 1] : 0;
    return std::string_view(word_text).substr(begin, word_ends[id] - begin);
  }
  /// False for most words that are not in the lexicon, without looking at their bytes.
  bool may_know(std::uint32_t word_hash) const;
  std::uint32_t word_id(std::uint32_t word_hash, std::string_view folded) const;  ///< or kNone
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const;              ///< or kNone

  // load.cc. Each returns what is damaged, or nothing.
  const char* read_words(const Asset& asset);
  const char* read_names(const Asset& asset, std::uint32_t entry_count);
  const char* read_entries(const Asset& asset);
  const char* read_terms(const Asset& asset);

 private:
  std::uint32_t add_node(std::uint32_t parent, std::uint32_t word);
};

}  // namespace entente
