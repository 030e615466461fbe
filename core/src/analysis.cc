#include "entente/analysis.h"

#include <iterator>

namespace entente {
namespace {

constexpr const char* kMentionTypeNames[] = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "WEAPON", "PRODUCT", "LAW", "WORK", "OTHER"};
constexpr const char* kValueTypeNames[] = {"DATE", "TIME", "DURATION", "SET", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"};
static_assert(std::size(kMentionTypeNames) == kMentionTypes + 1);

}  // namespace

const char* to_string(MentionType type) { return kMentionTypeNames[static_cast<int>(type)]; }
const char* to_string(ValueType type) { return kValueTypeNames[static_cast<int>(type)]; }

std::optional<MentionType> mention_type(std::string_view name) {
  for (int i = 0; i < kMentionTypes; ++i) {
    if (name == kMentionTypeNames[i]) return static_cast<MentionType>(i);
  }
  return std::nullopt;
}

}  // namespace entente
