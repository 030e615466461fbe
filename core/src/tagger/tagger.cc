#include "tagger/tagger.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kBatchTokens = 512;  // enough rows to keep the matrix kernels busy, few enough to stay in cache

std::variant<Encoder, Transformer> encoder_of(const TaggerModel& model) {
  if (const auto* convolutions = std::get_if<EncoderModel>(&model.encoder())) return Encoder(*convolutions);
  return Transformer(std::get<TransformerModel>(model.encoder()));
}

}  // namespace

Tagger::Tagger(const TaggerModel& model, const SyntaxModel& syntax, const Lexicon& lexicon, SentenceCache& cache)
    : model_(model), cache_(cache), extractor_(lexicon), encoder_(encoder_of(model)), parser_(syntax) {}

void Tagger::tag(const Document& document, std::uint32_t first, std::uint32_t end, std::span<const NameMatch> matches,
                 std::vector<NameCandidate>& names, std::vector<Word>& words) {
  std::size_t from = 0;
  for (std::uint32_t s = first; s < end; ++s) {
    const Sentence& sentence = document.sentences[s];
    std::size_t to = from;
    while (to < matches.size() && matches[to].first < sentence.end_token) ++to;
    Job job{&sentence, SentenceCache::key(document, sentence), false, 0, 0, {}};
    if (const SentenceReading* reading = cache_.find(job.key)) {
      job.known = true;
      job.reading = *reading;
    } else {
      extractor_.extract(document, sentence, matches.subspan(from, to - from), sentence_features_);
      job.from = static_cast<std::uint32_t>(features_.size());
      features_.insert(features_.end(), sentence_features_.begin(), sentence_features_.end());
      job.to = static_cast<std::uint32_t>(features_.size());
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) tokens_.push_back(document.tokens[t].span.of(document.text));
      ends_.push_back(job.to);
    }
    jobs_.push_back(std::move(job));
    from = to;
    if (features_.size() >= kBatchTokens) run_batch(names, words);
  }
  run_batch(names, words);
}

void Tagger::run_batch(std::vector<NameCandidate>& names, std::vector<Word>& words) {
  encode();
  scores_.resize(features_.size());
  model_.head().apply(vectors_.data(), features_.size(), scores_.empty() ? nullptr : scores_[0].data());
  words_.clear();
  parser_.parse(vectors_, ends_, words_);
  for (Job& job : jobs_) {
    if (!job.known) {
      decode(std::span<const Scores>(scores_).subspan(job.from, job.to - job.from), job.reading.names);
      job.reading.words.assign(words_.begin() + job.from, words_.begin() + job.to);
    }
    const std::uint32_t first = job.sentence->first_token;
    for (NameCandidate name : job.reading.names) {
      name.first += first;
      name.end += first;
      names.push_back(name);
    }
    for (Word word : job.reading.words) {
      word.head += first;
      words.push_back(word);
    }
    if (!job.known) cache_.insert(job.key, std::move(job.reading));
  }
  jobs_.clear();
  features_.clear();
  tokens_.clear();
  ends_.clear();
}

void Tagger::encode() {
  if (auto* transformer = std::get_if<Transformer>(&encoder_)) {
    transformer->encode(features_, tokens_, ends_, vectors_);
  } else {
    std::get<Encoder>(encoder_).encode(features_, ends_, vectors_);
  }
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
