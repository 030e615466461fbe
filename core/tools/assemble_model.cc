// assemble_model WEIGHTS.bin CALIBRATION.tsv OUT.bin: a file of weights as trained, of any version, and the table of calibrated
// confidence (mentions/calibration.h) -> the model file that ships. Without the table (a path of "-") confidence stays raw.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "asset/asset.h"
#include "mentions/calibration.h"

namespace {

using namespace entente;

[[noreturn]] void fail(const std::string& path, const std::string& what) {
  std::fprintf(stderr, "%s: %s\n", path.c_str(), what.c_str());
  std::exit(1);
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path, "cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

/// The version that the file itself claims, so that this tool need not change with the weights.
std::uint32_t version_of(const std::string& file) {
  ByteReader reader(bytes_of(file));
  reader.bytes(16);
  return reader.u32();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: assemble_model WEIGHTS.bin CALIBRATION.tsv|- OUT.bin\n");
    return 2;
  }
  const std::string weights = arguments[1], table = arguments[2], out = arguments[3];
  const std::string file = read(weights);
  const std::uint32_t version = version_of(file);
  const Result<Asset> trained = Asset::parse(file, "MODL", version);
  if (!trained) fail(weights, trained.error().message);
  std::vector<std::pair<std::string, std::string>> sections;
  for (const std::string& tag : trained.value().tags()) {
    if (tag == "CALI") continue;
    const Bytes content = trained.value().section(tag);
    sections.emplace_back(tag, std::string(content.begin(), content.end()));
  }
  if (table != "-") {
    const Result<std::string> curves = compile_calibration(read(table));
    if (!curves) fail(table, curves.error().message);
    if (const auto loaded = Calibration::load(bytes_of(curves.value())); !loaded) fail(table, "curves must ascend, and none may share source and type");
    sections.emplace_back("CALI", curves.value());
  }
  std::ofstream model(out, std::ios::binary);
  model << build_asset("MODL", version, sections);
  if (!model.flush()) fail(out, "cannot be written");
}
