// The whole of Entente: text in, Analysis out.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "entente/analysis.h"
#include "entente/json.h"
#include "entente/lexicon.h"
#include "entente/options.h"
#include "entente/result.h"

namespace entente {

inline constexpr const char* kVersion = "0.1.0";

class Analysing;

/// Remembers what it found in the sentences it has read, in bounded memory, so that reading an edited text again is quick; what it
/// returns never depends on that. One thread at a time.
class Analyzer {
 public:
  /// From the bytes of a lexicon and of a model file (ungzipped); they are kept.
  static Result<Analyzer> create(std::string lexicon, std::string model);
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// Whether the vector instructions of this build compute what they should on this machine; if not, use a build without them.
  static bool sound();

  /// Any bytes; analysed in full. The Analysis refers to `text`. Errors: text_too_large, bad_option (a date, a correction's span).
  Result<Analysis> analyze(std::string_view text, const Options& options = {}) const;

  /// The same in slices, for progress, partial results and cancelling (which is: not going on). `text`, `options` and the
  /// Analyzer outlive it.
  Result<Analysing> start(std::string_view text, const Options& options) const;

  EngineInfo info() const;

 private:
  friend class Analysing;
  struct Parts;
  explicit Analyzer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// An analysis under way.
class Analysing {
 public:
  Analysing(Analysing&&) noexcept;
  ~Analysing();

  /// Reads and tags about `bytes` bytes more, in whole blocks; false when the text is done.
  bool step(std::size_t bytes);
  /// Bytes read so far.
  std::size_t position() const;
  /// Mentions (and their entities) of the blocks read since the last call, from their own evidence only; before join().
  Analysis partial();
  /// Does a part of what is left to do when step() has returned false, joining what was found; false when that is done.
  bool join();
  /// How far that is, per mille of the time, about.
  std::size_t joined() const;
  /// The whole Analysis, once; after step() returned false. Does what join() has left undone.
  Analysis finish();

 private:
  friend class Analyzer;
  struct State;
  explicit Analysing(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace entente
