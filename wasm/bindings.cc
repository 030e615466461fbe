// Binds the core to JavaScript; no logic. Bytes go in through buffers that lie here (a std::string parameter would merge a
// lone surrogate with the next character), JSON comes out as bytes. engine.ts is the other side.
//
// Order of calls: sound(), lexicon(), model(), open(); then for each text: text(), options(), start(), step() until it gives false
// (partial() after any of them), join() until it gives false, finish(), part() until it gives false. start() may be called at any
// time: it drops the analysis under way.
#include <emscripten/bind.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "entente/analyzer.h"

namespace {

using namespace entente;

class Engine {
 public:
  /// Makes room for `size` bytes and gives its address, valid until the next call of the same name; what was there stays,
  /// up to `size`. A new text or options end the analysis under way.
  std::uint32_t lexicon(std::uint32_t size) { return room(lexicon_, size); }
  std::uint32_t model(std::uint32_t size) { return room(model_, size); }
  std::uint32_t text(std::uint32_t size) { return drop(), room(text_, size); }
  std::uint32_t options(std::uint32_t size) { return drop(), room(options_json_, size); }

  bool sound() const { return Analyzer::sound(); }

  bool open() {
    Result<Analyzer> analyzer = Analyzer::create(std::move(lexicon_), std::move(model_));
    if (!analyzer) return fail(analyzer.error());
    analyzer_.emplace(std::move(analyzer.value()));
    return true;
  }

  bool start() {
    drop();
    Result<Options> options = read_options(options_json_);
    if (!options) return fail(options.error());
    options_ = std::move(options.value());
    Result<Analysing> analysing = analyzer_->start(text_, options_);
    if (!analysing) return fail(analysing.error());
    analysing_.emplace(std::move(analysing.value()));
    return true;
  }

  bool step(std::uint32_t bytes) { return analysing_->step(bytes); }
  std::uint32_t position() const { return static_cast<std::uint32_t>(analysing_->position()); }

  bool join() { return analysing_->join(); }
  /// How far join() and part() have come, per mille of the time, about.
  std::uint32_t joined() const {
    return static_cast<std::uint32_t>(parts_ ? 700 + parts_->done() * 300 / 1000 : analysing_->joined() * 700 / 1000);
  }

  /// These leave JSON at output(): finish() the whole but for its long lists, part() up to `items` of those.
  void partial() {
    json_.clear();
    write_json(analysing_->partial(), analyzer_->info(), options_, [this](std::string_view piece) {
      json_ += piece;
      return true;
    });
  }
  void finish() {
    analysis_.emplace(analysing_->finish());
    analysing_.reset();
    parts_.emplace(*analysis_, analyzer_->info(), options_);
    json_ = parts_->head();
  }
  bool part(std::uint32_t items) {
    if (parts_->next(items, json_)) return true;
    drop();
    return false;
  }
  std::uint32_t output() const { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(json_.data())); }
  std::uint32_t output_size() const { return static_cast<std::uint32_t>(json_.size()); }

  std::string version() const { return analyzer_->info().version; }
  std::string model_hash() const { return analyzer_->info().model; }
  std::string lexicon_hash() const { return analyzer_->info().lexicon; }

  /// Of the last call that gave false.
  std::string error_code() const { return to_string(error_.code); }
  std::string error_message() const { return error_.message; }

  /// For the test of what happens after a trap.
  void trap() const { __builtin_trap(); }

 private:
  static std::uint32_t room(std::string& buffer, std::uint32_t size) {
    buffer.resize(size);
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(buffer.data()));
  }

  bool fail(const Error& error) {
    error_ = error;
    return false;
  }

  void drop() {
    analysing_.reset();
    parts_.reset();
    analysis_.reset();
  }

  std::string lexicon_, model_, text_, options_json_, json_;
  Options options_;
  std::optional<Analyzer> analyzer_;
  std::optional<Analysing> analysing_;  // refers to text_, options_ and *analyzer_
  std::optional<Analysis> analysis_;    // to text_
  std::optional<JsonParts> parts_;      // to *analysis_ and options_
  Error error_{ErrorCode::bad_option, {}};
};

}  // namespace

EMSCRIPTEN_BINDINGS(entente) {
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("lexicon", &Engine::lexicon)
      .function("model", &Engine::model)
      .function("text", &Engine::text)
      .function("options", &Engine::options)
      .function("sound", &Engine::sound)
      .function("open", &Engine::open)
      .function("start", &Engine::start)
      .function("step", &Engine::step)
      .function("position", &Engine::position)
      .function("partial", &Engine::partial)
      .function("join", &Engine::join)
      .function("joined", &Engine::joined)
      .function("finish", &Engine::finish)
      .function("part", &Engine::part)
      .function("output", &Engine::output)
      .function("outputSize", &Engine::output_size)
      .function("version", &Engine::version)
      .function("modelHash", &Engine::model_hash)
      .function("lexiconHash", &Engine::lexicon_hash)
      .function("errorCode", &Engine::error_code)
      .function("errorMessage", &Engine::error_message)
      .function("trap", &Engine::trap);
}
