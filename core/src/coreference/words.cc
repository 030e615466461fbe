#include "coreference/words.h"

#include "coreference_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

constexpr std::pair<std::string_view, CorefWord> kSections[] = {
    {"he", kHe}, {"she", kShe}, {"it", kIt}, {"they", kThey}, {"i", kI}, {"we", kWe}, {"you", kYou}, {"this", kThis},
    {"reflexive", kReflexive}, {"definite", kDefinite}, {"demonstrative", kDemonstrative}, {"indefinite", kIndefinite}, {"say", kSays},
    {"male", kMaleNoun}, {"female", kFemaleNoun}, {"kin", kKin}, {"person", kPersonNoun}, {"group", kGroupNoun}, {"org", kOrgNoun},
    {"place", kStateNoun}, {"location", kPlaceWord}, {"event", kEventNoun}, {"time", kTimeNoun}, {"work", kWorkNoun}, {"institution", kInstitution}, {"unit", kUnit},
};

HashBits load() {
  HashBits words(4096);
  for_each_line(coreference_data::words, [&words](std::string_view name, std::string_view line) {
    for (const auto& [section, bit] : kSections) {
      if (section != name) continue;
      for_each_word(line, [&words, bit = bit](std::string_view word) { words.add(fold_hash(fold(word)), bit); });
    }
  });
  return words;
}

}  // namespace

std::uint32_t coref_word(std::uint32_t hash) {
  static const HashBits words = load();
  return words.find(hash);
}

}  // namespace entente
