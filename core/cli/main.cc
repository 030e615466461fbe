// `entente`: the native command line. See usage() for what it takes and gives.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "entente/analyzer.h"

namespace {

using namespace entente;

constexpr int kOk = 0, kFailed = 1, kUsage = 2;

constexpr const char* kHelp = R"(usage: entente analyze [FILE|-] [options]     one analysis, as JSON, to standard output
       entente batch [options]                NDJSON {"id","text","date"?} on standard input,
                                              {"id", ...analysis} a line, in order, on standard output

options:
  --date DATE            date of the text, ISO 8601 (2018-05-08); read from the text when absent
  --dictionary FILE      JSON list of names you know: [{"name", "type", "aliases"?, "ids"?}]
  --corrections FILE     JSON list of edits: [{"op": "retype", "span": [0, 3], "type": "ORG"}, ...]
  --offsets UNIT         utf16 (default), codepoint or utf8
  --tokens               also document.tokens
  --syntax               also document.words: part of speech, head and relation of each
  --format json          the only format so far
  --model NAME           default, or accurate: larger weights, more right, about ten times slower
  --assets DIR           folder of lexicon.bin, model.bin and accurate.bin (default: $ENTENTE_ASSETS, or ../assets beside the program)
  --help, --version

exit status: 0 done, 1 a file cannot be read or an input is refused, 2 wrong usage
In a batch a bad line gives {"id": null, "line": N, "error": {"code", "message"}} and the rest go on.
)";

struct Arguments {
  std::string command, file = "-", assets, model = "model.bin";
  Options options;
};

int fail(int status, const std::string& message) {
  std::cerr << "entente: " << message << "\n";
  return status;
}

Result<std::string> read_stream(std::istream& in, const std::string& name) {
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return Error{ErrorCode::io, "cannot read " + name};
  return bytes;
}

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return read_stream(std::cin, "standard input");
  std::ifstream in(path, std::ios::binary);
  if (!in || in.peek() == std::ifstream::traits_type::eof()) {
    if (!in.is_open() || in.bad()) return Error{ErrorCode::io, "cannot read " + path + ": " + std::strerror(errno)};
  }
  in.clear();
  return read_stream(in, path);
}

/// What JSON file `path` holds, read by `reader`, into `out`.
template <class T, class Reader>
std::optional<Error> load(const std::string& path, Reader reader, T& out) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  Result<T> read = reader(text.value());
  if (!read) return Error{read.error().code, path + ": " + read.error().message};
  out = std::move(read.value());
  return std::nullopt;
}

Result<Arguments> parse(const std::vector<std::string>& words) {
  Arguments arguments;
  bool has_file = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto usage = [](std::string message) { return Error{ErrorCode::bad_option, std::move(message)}; };
    if (word == "--tokens") {
      arguments.options.tokens = true;
      continue;
    }
    if (word == "--syntax") {
      arguments.options.syntax = true;
      continue;
    }
    if (word.rfind("--", 0) != 0) {
      if (arguments.command.empty()) {
        arguments.command = word;
      } else if (arguments.command == "analyze" && !has_file) {
        arguments.file = word;
        has_file = true;
      } else {
        return usage("unexpected argument " + word);
      }
      continue;
    }
    if (i + 1 == words.size()) return usage(word + (word.size() > 2 ? " needs a value or is unknown" : " is no option"));
    const std::string& value = words[++i];
    std::optional<Error> error;
    if (word == "--date") {
      arguments.options.date = value;
    } else if (word == "--assets") {
      arguments.assets = value;
    } else if (word == "--model") {
      if (value == "accurate") arguments.model = "accurate.bin";
      else if (value != "default") error = usage("--model must be default or accurate");
    } else if (word == "--format") {
      if (value != "json") error = usage("--format must be json");
    } else if (word == "--offsets") {
      const Result<OffsetUnit> unit = read_offset_unit(value);
      if (unit) {
        arguments.options.offsets = unit.value();
      } else {
        error = unit.error();
      }
    } else if (word == "--dictionary") {
      error = load(value, read_dictionary, arguments.options.dictionary);
    } else if (word == "--corrections") {
      error = load(value, read_corrections, arguments.options.corrections);
    } else {
      error = usage("unknown option " + word);
    }
    if (error) return *error;
  }
  if (arguments.command != "analyze" && arguments.command != "batch") {
    return Error{ErrorCode::bad_option, arguments.command.empty() ? "say analyze or batch" : "unknown command " + arguments.command};
  }
  return arguments;
}

/// --assets, $ENTENTE_ASSETS, or ../assets from where the program lies (Linux tells even when the shell found it on the PATH).
std::string assets_folder(const std::string& given, const char* program) {
  if (!given.empty()) return given;
  if (const char* environment = std::getenv("ENTENTE_ASSETS")) return environment;
  std::error_code unknown;
  std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (unknown) path = program;
  return (path.parent_path() / ".." / "assets").string();
}

Result<Analyzer> open_analyzer(const std::string& folder, const std::string& weights) {
  Result<std::string> lexicon = read_file(folder + "/lexicon.bin");
  if (!lexicon) return lexicon.error();
  Result<std::string> model = read_file(folder + "/" + weights);
  if (!model) return model.error();
  return Analyzer::create(std::move(lexicon.value()), std::move(model.value()));
}

bool print(std::string_view piece) { return std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size(); }

int analyze(const Analyzer& analyzer, const Arguments& arguments) {
  const Result<std::string> text = read_file(arguments.file);
  if (!text) return fail(kFailed, text.error().message);
  const Result<Analysis> analysis = analyzer.analyze(text.value(), arguments.options);
  if (!analysis) return fail(kFailed, analysis.error().message);
  const bool written = write_json(analysis.value(), analyzer.info(), arguments.options, print) && print("\n");
  return written && std::fflush(stdout) == 0 ? kOk : fail(kFailed, "cannot write");
}

/// One line in, one line out; memory holds one document at a time.
int batch(const Analyzer& analyzer, const Arguments& arguments) {
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::optional<Error> error;
    if (Result<BatchLine> request = read_batch_line(line); !request) {
      error = request.error();
    } else {
      Options options = arguments.options;
      if (!request.value().date.empty()) options.date = request.value().date;
      const Result<Analysis> analysis = analyzer.analyze(request.value().text, options);
      if (!analysis) {
        error = analysis.error();
      } else if (!write_json(analysis.value(), analyzer.info(), options, print, request.value().id)) {
        return fail(kFailed, "cannot write");
      }
    }
    if (error) print(error_json(*error, number));
    // A caller may wait for each answer before it asks again.
    if (!print("\n") || std::fflush(stdout) != 0) return fail(kFailed, "cannot write");
  }
  return std::cin.bad() ? fail(kFailed, "cannot read standard input") : kOk;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> words(argv + 1, argv + argc);
  for (const std::string& word : words) {
    if (word == "--help" || word == "-h") return print(kHelp) ? kOk : kFailed;
    if (word == "--version") return print(std::string("entente ") + kVersion + "\n") ? kOk : kFailed;
  }
  const Result<Arguments> arguments = parse(words);
  if (!arguments) {
    const ErrorCode code = arguments.error().code;
    const int status = code == ErrorCode::bad_option ? kUsage : kFailed;
    return fail(status, arguments.error().message + (status == kUsage ? " (see entente --help)" : ""));
  }
  const Result<Analyzer> analyzer = open_analyzer(assets_folder(arguments.value().assets, argv[0]), arguments.value().model);
  if (!analyzer) return fail(kFailed, analyzer.error().message);
  return arguments.value().command == "batch" ? batch(analyzer.value(), arguments.value()) : analyze(analyzer.value(), arguments.value());
}
