#include "mentions/mentions.h"

#include "mentions/boundaries.h"
#include "mentions/combine.h"
#include "mentions/compose.h"
#include "mentions/context.h"
#include "mentions/corrections.h"
#include "mentions/document_evidence.h"
#include "mentions/lexicon_names.h"
#include "mentions/months.h"
#include "mentions/national_bodies.h"
#include "mentions/nesting.h"
#include "mentions/person_runs.h"
#include "mentions/splits.h"
#include "mentions/typing.h"

namespace entente {
namespace {

std::vector<bool> sentence_starts(const Document& document, const Stretch& stretch, std::uint32_t first, std::uint32_t end) {
  std::vector<bool> starts(end - first);
  for (std::uint32_t s = stretch.first_sentence; s < stretch.end_sentence; ++s) {
    const Sentence& sentence = document.sentences[s];
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      starts[t - first] = true;
      if (!document.tokens[t].has(kPunctuation)) break;
    }
  }
  return starts;
}

/// The bytes of a stretch.
Span stretch_span(const Document& document, const Stretch& stretch) {
  if (stretch.first_sentence == stretch.end_sentence) return {};
  return {document.sentences[stretch.first_sentence].span.begin, document.sentences[stretch.end_sentence - 1].span.end};
}

std::vector<Mention> to_mentions(const Context& context, const Candidates& candidates) {
  std::vector<Mention> mentions;
  mentions.reserve(candidates.size());
  for (const NameCandidate& name : candidates) {
    Mention mention;
    mention.span = mention.extent = context.span(name.first, name.end);
    mention.type = name.type;
    mention.confidence = name.confidence;
    mention.source = name.source;
    if (name.source == MentionSource::dictionary) mention.link.by = LinkBy::dictionary;
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace

std::vector<Mention> find_mentions(const Document& document, const Stretch& stretch, const Lexicon& lexicon, const UserDictionary& dictionary,
                                   const std::vector<Correction>& corrections, std::vector<std::uint32_t>& corrected) {
  std::vector<Mention> mentions;
  if (stretch.first_sentence < stretch.end_sentence) {
    const std::uint32_t first = document.sentences[stretch.first_sentence].first_token;
    const std::uint32_t end = document.sentences[stretch.end_sentence - 1].end_token;
    const Context context{document, MatchIndex(stretch.matches, lexicon), first, end, sentence_starts(document, stretch, first, end)};
    const Candidates from_lexicon = document.english ? lexicon_names(context) : Candidates{};
    const Candidates tagged = document.english ? Candidates(stretch.tagged.begin(), stretch.tagged.end()) : Candidates{};
    Candidates names = combine(tagged, from_lexicon, dictionary.find(context));
    trim_boundaries(context, names);
    split_joined_names(context, names);
    split_person_runs(context, names);
    join_national_bodies(context, names);
    refine_types(context, names);
    apply_document_evidence(context, names);
    drop_months(context, names);
    refine_types(context, names);
    compose_events(context, names);
    add_nested_names(context, names);
    mentions = to_mentions(context, names);
  }
  apply_corrections(document, corrections, mentions, corrected);
  if (!mentions.empty()) {  // an edit may have added occurrences beyond the stretch
    const Span read = stretch_span(document, stretch);
    std::erase_if(mentions, [read](const Mention& mention) { return !read.contains(mention.span); });
  }
  set_within(mentions);
  return mentions;
}

}  // namespace entente
