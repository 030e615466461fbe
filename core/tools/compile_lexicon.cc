// compile_lexicon DATA_DIR CITIES.tsv OUT.bin: the tables of core/data and the exported cities -> the compiled lexicon.
// core/data/README.md describes the tables. The output depends on the tables' bytes alone.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lexicon/builder.h"

namespace {

using namespace entente;
using lexicon::Builder;
using lexicon::Fact;
using Cells = std::map<std::string, std::string>;

[[noreturn]] void fail(const std::string& where, const std::string& what) {
  std::fprintf(stderr, "%s: %s\n", where.c_str(), what.c_str());
  std::exit(1);
}

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(by, begin)) != std::string::npos; begin = end + 1) parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

std::vector<std::string> list(const std::string& cell) { return cell.empty() ? std::vector<std::string>{} : split(cell, '|'); }

/// A table: comment lines (#), a header of column names, rows. Calls `row` with "file:line" and the cells by column.
void read_table(const std::string& path, const std::set<std::string>& columns, const std::function<void(const std::string&, Cells&)>& row) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path, "cannot be read");
  std::vector<std::string> header;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string where = path + ":" + std::to_string(number);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = split(line, '\t');
    if (header.empty()) {
      for (const std::string& name : cells) {
        if (!columns.count(name)) fail(where, "unknown column '" + name + "'");
      }
      header = std::move(cells);
      continue;
    }
    if (cells.size() > header.size()) fail(where, "more cells than columns");
    Cells by_name;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty() && (cells[i].front() == ' ' || cells[i].back() == ' ')) fail(where, "space around '" + cells[i] + "'");
      by_name[header[i]] = std::move(cells[i]);
    }
    row(where, by_name);
  }
  if (header.empty()) fail(path, "no header row");
}

std::uint32_t number(const std::string& where, const std::string& cell) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (!cell.empty() && (error != std::errc() || end != cell.data() + cell.size())) fail(where, "not a number: '" + cell + "'");
  return value;
}

double decimal(const std::string& where, const std::string& cell) {
  char* end = nullptr;
  const double value = std::strtod(cell.c_str(), &end);
  if (cell.empty() || *end) fail(where, "not a number: '" + cell + "'");
  return value;
}

std::optional<Point> point(const std::string& where, Cells& cells) {
  if (cells["lat"].empty() && cells["lon"].empty()) return {};
  return Point{decimal(where, cells["lat"]), decimal(where, cells["lon"])};
}

std::uint32_t wikidata(const std::string& where, Cells& cells) {
  const std::string& id = cells["wikidata"];
  if (!id.empty() && id[0] != 'Q') fail(where, "a Wikidata id starts with Q: '" + id + "'");
  return id.empty() ? 0 : number(where, id.substr(1));
}

/// "2018-05-08" as 20180508.
std::uint32_t day(const std::string& where, std::string cell) {
  if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-') fail(where, "not a day: '" + cell + "'");
  cell.erase(7, 1).erase(4, 1);
  return number(where, cell);
}

class Compiler {
 public:
  void entries(const std::string& path) {
    read_table(path, {"kind", "name", "aliases", "country", "iso", "wikidata", "lat", "lon", "rank"}, [&](const std::string& where, Cells& cells) {
      Fact fact;
      const std::optional<EntryKind> kind = entry_kind(cells["kind"]);
      if (!kind) fail(where, "unknown kind '" + cells["kind"] + "'");
      fact.kind = *kind;
      fact.name = cells["name"];
      fact.aliases = list(cells["aliases"]);
      fact.country = cells["country"];
      fact.iso3166 = cells["iso"];
      fact.wikidata = wikidata(where, cells);
      fact.point = point(where, cells);
      fact.rank = cells["rank"].empty() ? lexicon::default_rank(fact.kind, 0, false) : decimal(where, cells["rank"]);
      const auto [first, fresh] = seen_.emplace(cells["kind"] + "\t" + fact.name + "\t" + fact.country, where);
      if (!fresh) fail(where, "'" + fact.name + "' is already at " + first->second);
      check(where, builder_.add(std::move(fact)));
    });
  }

  void words(const std::string& path, std::uint8_t trait) {
    read_table(path, {"word", "gender", "order"}, [&](const std::string& where, Cells& cells) {
      std::uint8_t traits = trait;
      for (char gender : cells["gender"]) {
        if (gender != 'f' && gender != 'm') fail(where, "gender is f, m or fm: '" + cells["gender"] + "'");
        traits |= gender == 'f' ? kFemale : kMale;
      }
      if (!cells["order"].empty() && cells["order"] != "first") fail(where, "order is first or empty: '" + cells["order"] + "'");
      if (!cells["order"].empty()) traits |= kFamilyFirst;
      check(where, builder_.add_word(cells["word"], traits));
    });
  }

  void terms(const std::string& path) {
    read_table(path, {"country", "office", "person", "from", "to"}, [&](const std::string& where, Cells& cells) {
      const std::optional<Office> held = office(cells["office"]);
      if (!held) fail(where, "unknown office '" + cells["office"] + "'");
      check(where, builder_.add_term(cells["country"], *held, cells["person"], day(where, cells["from"]), day(where, cells["to"])));
    });
  }

  void city_names(const std::string& path) {
    read_table(path, {"geonames", "name", "aliases", "wikidata"}, [&](const std::string& where, Cells& cells) {
      if (!city_names_.emplace(number(where, cells["geonames"]), std::pair{where, cells}).second) fail(where, "this city has a row already");
    });
  }

  void cities(const std::string& path) {
    read_table(path, {"geonames", "name", "country", "feature", "population", "lat", "lon"}, [&](const std::string& where, Cells& cells) {
      Fact fact;
      fact.kind = EntryKind::city;
      fact.name = cells["name"];
      fact.country = cells["country"];
      fact.geonames = number(where, cells["geonames"]);
      fact.population = number(where, cells["population"]);
      fact.point = point(where, cells);
      fact.rank = lexicon::default_rank(fact.kind, fact.population, cells["feature"] == "PPLC");
      if (const auto ours = city_names_.find(fact.geonames); ours != city_names_.end()) {
        Cells& row = ours->second.second;
        fact.aliases = list(row["aliases"]);
        fact.wikidata = wikidata(ours->second.first, row);
        if (!row["name"].empty() && row["name"] != fact.name) {
          fact.aliases.push_back(fact.name);
          fact.name = row["name"];
        }
        city_names_.erase(ours);
      } else if (is_everyday(fact.name)) {
        return;
      }
      for (std::string& spelling : other_spellings(fact.name)) {
        if (!is_everyday(spelling)) fact.aliases.push_back(std::move(spelling));
      }
      check(where, builder_.add(std::move(fact)));
    });
    if (!city_names_.empty()) fail(city_names_.begin()->second.first, "no such city in " + path);
  }

  std::string build() {
    Result<std::string> built = builder_.build();
    if (!built.ok()) fail("compile_lexicon", built.error().message);
    return std::move(built.value());
  }

 private:
  static void check(const std::string& where, const std::optional<std::string>& wrong) {
    if (wrong) fail(where, *wrong);
  }
  /// "Of" (Turkey), "Surprise" (Arizona): more often the word than the town, so only a row of city_names.tsv keeps the town.
  bool is_everyday(const std::string& name) const {
    const lexicon::NameKey key = lexicon::name_key(name);
    return key.words.size() == 1 && (key.words[0].size() <= 2 || (builder_.traits(key.words[0]) & kCommonWord));
  }
  /// St. and Saint stand for each other; a soft sign or a hamza is often left out.
  static std::vector<std::string> other_spellings(const std::string& name) {
    std::vector<std::string> spellings;
    for (const char* head : {"Saint ", "St. ", "St "}) {
      if (name.rfind(head, 0) != 0) continue;
      for (const char* other : {"Saint ", "St. ", "St "}) spellings.push_back(std::string(other).append(name, std::string_view(head).size()));
    }
    std::string bare;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool quote = name.compare(i, 3, "\xE2\x80\x99") == 0 || name.compare(i, 3, "\xE2\x80\x98") == 0;
      if (quote) i += 2;
      if (!quote && name[i] != '\'') bare += name[i];
    }
    if (bare != name && name.find("d'") == std::string::npos) spellings.push_back(bare);
    return spellings;
  }

  Builder builder_;
  std::map<std::string, std::string> seen_;                               // kind, name, country -> file:line
  std::map<std::uint32_t, std::pair<std::string, Cells>> city_names_;     // not yet used
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: compile_lexicon DATA_DIR CITIES.tsv OUT.bin\n");
    return 2;
  }
  const std::string folder = argv[1];
  const std::map<std::string, std::uint8_t> word_tables{{"given_names.tsv", kGivenName}, {"surnames.tsv", kSurname}, {"common_words.tsv", kCommonWord}};
  const std::string kTerms = "terms.tsv";
  std::vector<std::string> tables;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
    if (file.path().extension() == ".tsv" && file.path().filename() != kTerms) tables.push_back(file.path().filename().string());
  }
  if (error) fail(folder, error.message());
  std::sort(tables.begin(), tables.end());

  Compiler compiler;
  for (const std::string& table : tables) {
    const std::string path = folder + "/" + table;
    if (const auto trait = word_tables.find(table); trait != word_tables.end()) {
      compiler.words(path, trait->second);
    } else if (table == "city_names.tsv") {
      compiler.city_names(path);
    } else {
      compiler.entries(path);
    }
  }
  compiler.cities(argv[2]);
  compiler.terms(folder + "/" + kTerms);  // their people are known by now
  const std::string bytes = compiler.build();
  const Result<Lexicon> lexicon = Lexicon::load(bytes);  // what we write must load
  if (!lexicon.ok()) fail(argv[3], lexicon.error().message);
  std::ofstream out(argv[3], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) fail(argv[3], "cannot be written");
  std::printf("%s: %u entries, %zu bytes, %s\n", argv[3], lexicon.value().size(), bytes.size(), lexicon.value().content_hash().c_str());
  return 0;
}
