#include "entities/acting_capitals.h"

#include <algorithm>
#include <map>
#include <set>

#include "coreference/words.h"
#include "entities/titles.h"
#include "entities/seat_context.h"
#include "entities/seats.h"
#include "text/text.h"

namespace entente {
namespace {

class Reader {
 public:
  explicit Reader(const Grouping& g) : g_(g), countries_(countries_spoken_of(g.facts, g.lexicon())) {
    for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
      if (g.mentions[i].type != MentionType::person || g.ranges[i].size() < 2) continue;
      for (std::uint32_t t = g.ranges[i].first; t < g.ranges[i].end; ++t) in_full_names_.insert(g.document.tokens[t].hash);
    }
  }

  /// May this mention be a seat that the tagger misread?
  bool is_candidate(MentionIndex i) const {
    const Mention& mention = g_.mentions[i];
    const bool machine_made = mention.source == MentionSource::tagger || mention.source == MentionSource::document;
    return mention.type == MentionType::person && machine_made && !mention.within && g_.ranges[i].size() == 1 && is_seat(g_.ranges[i]);
  }

  /// What only a person has around the name.
  bool is_person(MentionIndex i) const {
    const std::uint32_t t = g_.ranges[i].first;
    const Sentence& sentence = sentence_of(g_.document, t);
    if (in_full_names_.contains(g_.document.tokens[t].hash) || role_start(g_.document, g_.matches, t) != t) return true;
    if (t > sentence.first_token && word_at(t - 1) & kKin) return true;
    if (t + 2 < sentence.end_token && text(t + 1) == "," && (g_.document.tokens[t + 2].has(kNumber) || text(t + 2) == "who")) return true;
    return is_listed_with_people(i) || is_he_or_she(i);
  }

 private:
  std::uint32_t word_at(std::uint32_t t) const { return coref_word(g_.document.tokens[t].hash); }
  std::string text(std::uint32_t t) const { return fold(g_.document.of(g_.document.tokens[t])); }

  bool is_seat(TokenRange name) const {
    const std::string folded = text(name.first);
    const bool may_be_person = g_.lexicon().word(folded, g_.document.tokens[name.first].hash) & (kGivenName | kSurname);
    for (const NameMatch& match : g_.matches.at(name.first)) {
      if (match.end != name.end) continue;
      for (const std::uint32_t id : g_.lexicon().entries(match.name)) {
        const auto seat = seat_of(g_.lexicon(), {id, g_.lexicon().entry(id).kind});
        if (!seat) continue;
        const bool spoken_of = countries_.contains(g_.lexicon().entry(seat->state.entry).country);
        if (spoken_of || !(may_be_person || seat->shared)) return true;
      }
    }
    return false;
  }

  bool is_listed_with_people(MentionIndex i) const {
    const auto joined = [this](MentionIndex a, MentionIndex b) {
      if (g_.ranges[b].first != g_.ranges[a].end + 1) return false;
      const std::string between = text(g_.ranges[a].end);
      return between == "and" || between == ",";
    };
    const auto person = [this](MentionIndex other) { return g_.mentions[other].type == MentionType::person; };
    return (i > 0 && person(i - 1) && joined(i - 1, i)) || (i + 1 < g_.mentions.size() && person(i + 1) && joined(i, i + 1));
  }

  /// Is the first person spoken of behind the name, in its sentence or the next, a "he" or "she" and no name?
  bool is_he_or_she(MentionIndex i) const {
    const Sentence* sentence = &sentence_of(g_.document, g_.ranges[i].first);
    std::uint32_t end = sentence->end_token;
    if (sentence != &g_.document.sentences.back() && (sentence + 1)->block == sentence->block) end = (sentence + 1)->end_token;
    for (MentionIndex other = i + 1; other < g_.mentions.size() && g_.ranges[other].first < end; ++other) {
      if (g_.mentions[other].type == MentionType::person) end = g_.ranges[other].first;
    }
    for (std::uint32_t t = g_.ranges[i].end; t < end; ++t) {
      if (word_at(t) & (kHe | kShe)) return true;
    }
    return false;
  }

  const Grouping& g_;
  std::set<std::string> countries_;
  std::set<std::uint32_t> in_full_names_;  // word hashes
};

}  // namespace

void retype_acting_capitals(Grouping& g) {
  const Reader reader(g);
  std::map<std::uint32_t, std::vector<MentionIndex>> by_word;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (reader.is_candidate(i)) by_word[g.document.tokens[g.ranges[i].first].hash].push_back(i);
  }
  std::vector<MentionIndex> asked;
  std::vector<SeatPlace> places;
  for (const auto& [word, mentions] : by_word) {
    if (std::any_of(mentions.begin(), mentions.end(), [&reader](MentionIndex i) { return reader.is_person(i); })) continue;
    for (const MentionIndex i : mentions) {
      asked.push_back(i);
      places.push_back({g.ranges[i], g.ranges[i]});
    }
  }
  const std::vector<SeatVerdict> verdicts = read_seat_contexts(g.document, g.ranges, places);
  std::set<std::uint32_t> acting;  // word hashes
  for (std::size_t each = 0; each < asked.size(); ++each) {
    if (verdicts[each].government && verdicts[each].confidence >= kSureVerdict) acting.insert(g.document.tokens[places[each].own.first].hash);
  }
  for (const MentionIndex i : asked) {
    if (!acting.contains(g.document.tokens[g.ranges[i].first].hash)) continue;
    g.mentions[i].type = MentionType::gpe;
    g.facts[i] = find_fact(g.matches, g.ranges[i].first, g.ranges[i].end, MentionType::gpe);
  }
}

}  // namespace entente
