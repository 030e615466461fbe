// The only door to JSON: options in, analyses out.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "entente/analysis.h"
#include "entente/options.h"
#include "entente/result.h"

namespace entente {

/// Receives the JSON text piece by piece; false stops the writing.
using JsonSink = std::function<bool(std::string_view)>;

/// Writes one Analysis item by item (never the whole of it as one object), spans converted from bytes to `options.offsets`
/// in one sweep. `id` (already JSON) leads the object when it is not empty. `engine` names versions and asset hashes.
struct EngineInfo {
  std::string version, model, lexicon;
};
bool write_json(const Analysis& analysis, const EngineInfo& engine, const Options& options, const JsonSink& sink, std::string_view id = {});
std::string to_json(const Analysis& analysis, const EngineInfo& engine, const Options& options);

/// The same bit by bit, for a receiver that must not be kept long: the object with its long lists empty, then their items.
/// What it is given outlives it.
class JsonParts {
 public:
  JsonParts(const Analysis& analysis, const EngineInfo& engine, const Options& options);
  ~JsonParts();

  std::string head() const;
  /// Puts {"list": NAME, "items": [...]} into `out`, up to `count` items more of a list of that name; false when there are none.
  bool next(std::size_t count, std::string& out);
  /// Per mille of the lists that are written.
  std::size_t done() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// {"date","offsets","tokens","syntax","dictionary":[{"name","type","aliases"?,"ids"?}],"corrections":[{"op","span",...}]}; unknown keys are errors.
Result<Options> read_options(std::string_view json);

/// The same lists alone, as files hold them: [{"name","type","aliases"?,"ids"?}, ...] and [{"op","span",...}, ...].
Result<std::vector<DictionaryName>> read_dictionary(std::string_view json);
Result<std::vector<Correction>> read_corrections(std::string_view json);

/// "utf16", "codepoint" or "utf8".
Result<OffsetUnit> read_offset_unit(std::string_view name);

/// One line of `entente batch`: {"id","text","date"?}.
struct BatchLine {
  std::string id;    ///< as JSON
  std::string text;
  std::string date;
};
Result<BatchLine> read_batch_line(std::string_view line);
std::string error_json(const Error& error, std::size_t line);

}  // namespace entente
