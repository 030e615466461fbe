#include "tagger/tagger.h"

#include <algorithm>

namespace entente {
namespace {

constexpr MentionType kTypeOfClass[kClasses] = {MentionType::person, MentionType::norp,    MentionType::org, MentionType::gpe,
                                                MentionType::event,  MentionType::product, MentionType::work};

}  // namespace

Tagger::Tagger(const TaggerModel& model, const Lexicon& lexicon) : model_(model), features_(lexicon, model.clusters()), crf_(model.transitions()) {}

void Tagger::tag(const Document& document, const Sentence& sentence, std::span<const NameMatch> matches, std::vector<NameCandidate>& out) {
  features_.extract(document, sentence, matches);
  scores_.clear();
  for (std::size_t i = 0; i < features_.size(); ++i) scores_.push_back(model_.score(features_.at(i)));
  crf_.decode(scores_, labels_);
  if (std::all_of(labels_.begin(), labels_.end(), [](Label label) { return label == kOutside; })) return;
  crf_.marginals(scores_, marginals_);
  for (std::size_t i = 0; i < labels_.size();) {
    if (labels_[i] == kOutside) {
      ++i;
      continue;
    }
    const std::size_t first = i;
    float certainty = marginals_[i][labels_[i]];
    for (++i; i < labels_.size() && is_inside(labels_[i]); ++i) certainty = std::min(certainty, marginals_[i][labels_[i]]);
    out.push_back({static_cast<std::uint32_t>(sentence.first_token + first), static_cast<std::uint32_t>(sentence.first_token + i),
                   kTypeOfClass[class_of(labels_[first])], static_cast<Confidence>(certainty * 1000.0f), MentionSource::tagger});
  }
}

}  // namespace entente
