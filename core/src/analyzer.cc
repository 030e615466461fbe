#include "entente/analyzer.h"

#include <algorithm>
#include <optional>

#include "asset/asset.h"
#include "encoder/kernels.h"
#include "entities/entities.h"
#include "entities/names.h"
#include "mentions/calibration.h"
#include "mentions/mentions.h"
#include "offsets/offset_map.h"
#include "syntax/syntax_model.h"
#include "tagger/tagger.h"
#include "text/text.h"
#include "values/values.h"

namespace entente {

struct Analyzer::Parts {
  Lexicon lexicon;
  TaggerModel model;
  SyntaxModel syntax;
  Calibration calibration;
  std::string model_hash;
  SentenceCache cache;
};

Result<Analyzer> Analyzer::create(std::string lexicon, std::string model) {
  Result<Lexicon> names = Lexicon::load(std::move(lexicon));
  if (!names) return names.error();
  Result<Asset> asset = Asset::parse(std::move(model), "MODL", kModelVersion);
  if (!asset) return asset.error();
  Result<TaggerModel> weights = TaggerModel::load(asset.value());
  if (!weights) return weights.error();
  Result<SyntaxModel> syntax = SyntaxModel::load(asset.value().section("SYNT"), weights.value().width());
  if (!syntax) return syntax.error();
  Result<Calibration> calibration = Calibration::load(asset.value().section("CALI"));
  if (!calibration) return calibration.error();
  return Analyzer(std::make_unique<Parts>(Parts{std::move(names.value()), std::move(weights.value()), std::move(syntax.value()), std::move(calibration.value()), asset.value().hash(), {}}));
}

bool Analyzer::sound() { return kernels_agree(); }

Analyzer::Analyzer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

EngineInfo Analyzer::info() const { return {kVersion, parts_->model_hash, parts_->lexicon.content_hash()}; }

struct Analysing::State {
  State(Analyzer::Parts& parts, std::string_view input, const Options& wanted)
      : lexicon(parts.lexicon), calibration(parts.calibration), text(input), options(wanted), reader(input), tagger(parts.model, parts.syntax, parts.lexicon, parts.cache), dictionary(wanted.dictionary) {}

  const Lexicon& lexicon;
  const Calibration& calibration;
  std::string_view text;
  const Options& options;
  std::vector<Correction> corrections;  // their spans in bytes

  TextReader reader;
  Tagger tagger;
  UserDictionary dictionary;
  std::uint32_t sentences_read = 0, sentences_shown = 0;
  std::vector<NameMatch> matches;
  std::vector<NameCandidate> tagged;
  Syntax syntax;

  // When the text has been read: what is joined to the whole Analysis, which the two that follow refer to.
  enum class Join { mentions, entities, values, nothing } join = Join::mentions;
  Analysis analysis;
  std::optional<EntityGrouping> grouping;
  std::optional<ValueReader> value_reader;
};

namespace {

/// The corrections with spans in bytes; an error when one lies outside the text, cuts through a character or marks nothing visible.
Result<std::vector<Correction>> in_bytes(std::vector<Correction> corrections, std::string_view text, OffsetUnit unit) {
  if (corrections.empty()) return corrections;
  const OffsetMap offsets(text, unit), characters(text, OffsetUnit::codepoint);
  bool sound = true;
  const auto convert = [&](std::uint32_t offset) {
    const std::uint32_t byte = offsets.to_bytes(offset);
    sound = sound && offset <= offsets.length() && offsets.from_bytes(byte) == offset && characters.to_bytes(characters.from_bytes(byte)) == byte;
    return byte;
  };
  for (Correction& edit : corrections) {
    for (Span* span : {&edit.span, edit.new_span ? &*edit.new_span : nullptr, edit.into ? &*edit.into : nullptr}) {
      if (!span) continue;
      *span = {convert(span->begin), convert(span->end)};
      sound = sound && span->begin < span->end && !display_form(span->of(text)).empty();
    }
  }
  if (!sound) return Error{ErrorCode::bad_option, "a correction's span lies outside the text, cuts through a character or holds only white space"};
  return corrections;
}

/// Items of `all` (in order) whose first token lies in [first, end).
template <class Item>
std::span<const Item> between(const std::vector<Item>& all, std::uint32_t first, std::uint32_t end) {
  const auto at = [&all](std::uint32_t token) {
    const auto found = std::lower_bound(all.begin(), all.end(), token, [](const Item& item, std::uint32_t t) { return item.first < t; });
    return static_cast<std::size_t>(found - all.begin());
  };
  return std::span<const Item>(all).subspan(at(first), at(end) - at(first));
}

}  // namespace

Result<Analysing> Analyzer::start(std::string_view text, const Options& options) const {
  if (text.size() >= 0xFFFFFFFEu) return Error{ErrorCode::text_too_large, "the text has 4 GiB or more"};
  if (!options.date.empty() && !is_iso_date(options.date)) {
    return Error{ErrorCode::bad_option, "date must be ISO 8601, such as 2018-05-08 or 2018-05-08T19:59Z"};
  }
  auto state = std::make_unique<Analysing::State>(*parts_, text, options);
  Result<std::vector<Correction>> corrections = in_bytes(options.corrections, text, options.offsets);
  if (!corrections) return corrections.error();
  state->corrections = std::move(corrections.value());
  return Analysing(std::move(state));
}

Result<Analysis> Analyzer::analyze(std::string_view text, const Options& options) const {
  Result<Analysing> analysing = start(text, options);
  if (!analysing) return analysing.error();
  while (analysing.value().step(std::size_t{1} << 20)) {
  }
  return analysing.value().finish();
}

Analysing::Analysing(std::unique_ptr<State> state) : state_(std::move(state)) {}
Analysing::Analysing(Analysing&&) noexcept = default;
Analysing::~Analysing() = default;

std::size_t Analysing::position() const { return state_->reader.position(); }

bool Analysing::step(std::size_t bytes) {
  State& s = *state_;
  const bool more = s.reader.read(bytes);
  const Document& document = s.reader.document();
  const auto end = static_cast<std::uint32_t>(document.sentences.size());
  const std::size_t before = s.matches.size();
  for (std::uint32_t i = s.sentences_read; i < end; ++i) {
    s.lexicon.match(document, document.sentences[i].first_token, document.sentences[i].end_token, s.matches);
  }
  s.tagger.tag(document, s.sentences_read, end, std::span(s.matches).subspan(before), s.tagged, s.syntax.words);
  s.sentences_read = end;
  return more;
}

Analysis Analysing::partial() {
  State& s = *state_;
  const Document& document = s.reader.document();
  Analysis analysis;
  analysis.document.text = s.text;
  if (s.sentences_shown == s.sentences_read) return analysis;
  const std::uint32_t first = document.sentences[s.sentences_shown].first_token, end = document.sentences[s.sentences_read - 1].end_token;
  const Stretch stretch{s.sentences_shown, s.sentences_read, between(s.matches, first, end), between(s.tagged, first, end)};
  analysis.mentions = find_mentions(document, stretch, s.lexicon, s.dictionary, s.corrections, analysis.corrected);
  analysis.entities = group_entities(document, nullptr, stretch.matches, s.lexicon, {}, s.options.dictionary, {}, analysis.mentions, analysis.corrected);
  calibrate(s.calibration, analysis.mentions, analysis.entities);
  s.sentences_shown = s.sentences_read;
  return analysis;
}

bool Analysing::join() {
  constexpr std::size_t kPhrases = 1000, kSentences = 1000;  // some milliseconds
  State& s = *state_;
  Analysis& analysis = s.analysis;
  const Document& document = analysis.document;
  switch (s.join) {
    case State::Join::mentions: {
      analysis.document = s.reader.take();
      analysis.date = document_date(document, s.options.date);
      const Stretch whole{0, static_cast<std::uint32_t>(document.sentences.size()), s.matches, s.tagged};
      analysis.mentions = find_mentions(document, whole, s.lexicon, s.dictionary, s.corrections, analysis.corrected);
      s.grouping.emplace(document, document.english ? &s.syntax : nullptr, s.matches, s.lexicon, analysis.date.value, s.options.dictionary, s.corrections,
                         analysis.mentions, analysis.corrected);
      s.join = State::Join::entities;
      return true;
    }
    case State::Join::entities:
      if (s.grouping->step(kPhrases)) return true;
      analysis.entities = s.grouping->take();
      s.grouping.reset();
      calibrate(s.calibration, analysis.mentions, analysis.entities);
      s.value_reader.emplace(document, analysis.date, analysis.mentions);
      s.join = State::Join::values;
      return true;
    case State::Join::values:
      if (s.value_reader->step(kSentences)) return true;
      analysis.values = s.value_reader->take();
      s.value_reader.reset();
      if (s.options.syntax && document.english) analysis.syntax = std::move(s.syntax);
      if (!document.english) {
        analysis.warnings.push_back({"not_english", "The text does not look English; Entente reads English, so names are not marked."});
      }
      s.join = State::Join::nothing;
      break;
    case State::Join::nothing: break;
  }
  return false;
}

std::size_t Analysing::joined() const {
  switch (state_->join) {
    case State::Join::mentions: return 0;
    case State::Join::entities: return 100 + state_->grouping->done() * 800 / 1000;
    case State::Join::values: return 900;
    case State::Join::nothing: return 1000;
  }
  return 0;
}

Analysis Analysing::finish() {
  while (join()) {
  }
  return std::move(state_->analysis);
}

}  // namespace entente
