// Confidence that means what it says: of the names that say 0.8, eight in ten should be right.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "asset/asset.h"
#include "entente/analysis.h"
#include "entente/result.h"

namespace entente {

/// A curve for each recogniser and type: from the confidence in which all evidence is joined to the share of such names that is
/// right, piecewise linear, never falling, in integers. Curves are fitted by model/calibrate.mjs (isotonic regression: Zadrozny and
/// Elkan 2002). Without a curve a confidence stays as it is; so does what the user said, which is no estimate.
///
/// Section CALI of a model file:
///   u8 curves; a curve: u8 source (0 tagger, 1 lexicon, 2 document), u16 its types (bit t: MentionType t), u8 knots; a knot: u16
///   raw and u16 calibrated confidence, per mille; raw ascends, calibrated does not fall. No two curves share source and type.
class Calibration {
 public:
  /// Identity when the section is empty; an error when it is not as above.
  static Result<Calibration> load(Bytes section);

  Confidence operator()(MentionSource source, MentionType type, Confidence raw) const;

 private:
  struct Knot {
    Confidence raw, calibrated;
  };
  using Curve = std::vector<Knot>;
  static constexpr int kRecognisers = 3;  // the first of MentionSource
  std::array<std::array<Curve, kMentionTypes>, kRecognisers> curves_;
};

/// The section from its readable form (model/weights/tagger.calibration.tsv): a line a curve, "source TAB TYPE,TYPE TAB raw:calibrated
/// raw:calibrated ..."; lines that start with # are comments.
Result<std::string> compile_calibration(std::string_view table);

/// The last word on names' confidence, when nothing reads it as evidence any more; `mentions` as find_mentions gives them, entities
/// set. Names inside names keep theirs: corpora mark outermost names only, so the curves say nothing of them, and a state in the
/// name of its bank is surer than a state that the lexicon alone has seen. An entity is as sure as its surest mention, or as the
/// reading of a mention that would be it.
void calibrate(const Calibration& calibration, std::vector<Mention>& mentions, std::vector<Entity>& entities);

}  // namespace entente
