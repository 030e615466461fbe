#include "tagger/tagger.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kBatchTokens = 512;  // enough rows to keep the matrix kernels busy, few enough to stay in cache

}  // namespace

Tagger::Tagger(const TaggerModel& model, const Lexicon& lexicon, SentenceCache& cache)
    : model_(model), cache_(cache), extractor_(lexicon), encoder_(model.encoder()) {}

void Tagger::tag(const Document& document, std::uint32_t first, std::uint32_t end, std::span<const NameMatch> matches,
                 std::vector<NameCandidate>& out) {
  std::size_t from = 0;
  for (std::uint32_t s = first; s < end; ++s) {
    const Sentence& sentence = document.sentences[s];
    std::size_t to = from;
    while (to < matches.size() && matches[to].first < sentence.end_token) ++to;
    Job job{&sentence, SentenceCache::key(document, sentence)};
    if (const std::vector<NameCandidate>* names = cache_.find(job.key)) {
      job.known = true;
      job.from = static_cast<std::uint32_t>(known_.size());
      known_.insert(known_.end(), names->begin(), names->end());
      job.to = static_cast<std::uint32_t>(known_.size());
    } else {
      extractor_.extract(document, sentence, matches.subspan(from, to - from), sentence_features_);
      job.from = static_cast<std::uint32_t>(features_.size());
      features_.insert(features_.end(), sentence_features_.begin(), sentence_features_.end());
      job.to = static_cast<std::uint32_t>(features_.size());
      ends_.push_back(job.to);
    }
    jobs_.push_back(job);
    from = to;
    if (features_.size() >= kBatchTokens) run_batch(out);
  }
  run_batch(out);
}

void Tagger::run_batch(std::vector<NameCandidate>& out) {
  encoder_.encode(features_, ends_, vectors_);
  scores_.resize(features_.size());
  model_.head().apply(vectors_.data(), features_.size(), scores_.empty() ? nullptr : scores_[0].data());
  for (const Job& job : jobs_) {
    names_.clear();
    if (job.known) {
      names_.assign(known_.begin() + job.from, known_.begin() + job.to);
    } else {
      decode(std::span<const Scores>(scores_).subspan(job.from, job.to - job.from), names_);
      cache_.insert(job.key, names_);
    }
    for (NameCandidate name : names_) {
      name.first += job.sentence->first_token;
      name.end += job.sentence->first_token;
      out.push_back(name);
    }
  }
  jobs_.clear();
  known_.clear();
  features_.clear();
  ends_.clear();
}

/// Names with token indices that count from the sentence's first token.
void Tagger::decode(std::span<const Scores> scores, std::vector<NameCandidate>& out) {
  decoder_.decode(scores, labels_);
  if (std::all_of(labels_.begin(), labels_.end(), [](Label label) { return label == kOutside; })) return;
  decoder_.marginals(scores, marginals_);
  for (std::size_t i = 0; i < labels_.size();) {
    if (labels_[i] == kOutside) {
      ++i;
      continue;
    }
    const std::size_t first = i;
    float certainty = marginals_[i][labels_[i]];
    for (++i; i < labels_.size() && is_inside(labels_[i]); ++i) certainty = std::min(certainty, marginals_[i][labels_[i]]);
    out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(i), kTypeOfClass[class_of(labels_[first])],
                   static_cast<Confidence>(certainty * 1000.0f), MentionSource::tagger});
  }
}

}  // namespace entente
