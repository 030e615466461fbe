// What coreference compares: every name, noun phrase and pronoun with what its words tell of its referent.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/analysis.h"
#include "mentions/match_index.h"
#include "entente/syntax.h"

namespace entente {

/// What a phrase is, for what it may refer to.
enum class PhraseKind : std::uint8_t {
  he, she, it, they, i, we, you, this_, other_pronoun,                       // pronouns
  person_name, other_name,
  definite, demonstrative, possessed, indefinite, bare, coordination,        // nominals, by determiner
};
inline constexpr int kPhraseKinds = 17;
constexpr bool is_pronoun(PhraseKind kind) { return kind <= PhraseKind::other_pronoun; }
constexpr bool is_name(PhraseKind kind) { return kind == PhraseKind::person_name || kind == PhraseKind::other_name; }

enum class GrammaticalRole : std::uint8_t { subject, object, oblique, possessor, apposition, predicate, other };
inline constexpr int kGrammaticalRoles = 7;

/// What sort of thing a phrase is of, as far as its words tell.
enum class Sort : std::uint8_t { unknown, person, group, org, state, place, event, time, work, thing };
inline constexpr int kSorts = 10;

/// Sets of what is possible.
inline constexpr std::uint8_t kMasculine = 1, kFeminine = 2, kNeuter = 4, kAnyGender = 7;
inline constexpr std::uint8_t kSingular = 1, kPlural = 2, kAnyNumber = 3;

struct Phrase {
  std::uint32_t first = 0, end = 0, head = 0;  ///< tokens
  Span span;                                   ///< of a name the name alone, else the extent
  Span extent;
  std::optional<std::uint32_t> name;           ///< index of the name mention
  PhraseKind kind{};
  GrammaticalRole role = GrammaticalRole::other;
  Sort sort = Sort::unknown;
  std::uint8_t gender = kAnyGender, number = kAnyNumber;
  bool reflexive = false;
  bool of_two = false;                         ///< two whom the text names ("both countries"); set by who knows them
  bool is_title = false;                       ///< a nominal whose head is a title or office ("the prime minister")
  bool institution = false;                    ///< "the government", "the court": not just any body
  std::uint32_t sentence = 0;
  std::uint32_t governor = 0;                  ///< the token that the head depends on (past conjunctions)
  std::uint32_t quote = 0;                     ///< number of the quotation it stands in; 0: none
  std::uint32_t head_key = 0, text_key = 0;    ///< of the head in the singular, of the words without determiner
  std::array<std::uint32_t, 6> modifiers{};    ///< hashes of content words beside the head, but of people not those for how they are ("veteran"); 0: none
  std::uint32_t content_words = 0;
  std::vector<std::uint32_t> titles;           ///< of a name of a person: the titles beside it, each by the hash of its noun ("minister") and words_key() ("foreign minister"); set by who knows them
  std::uint32_t owned_title = 0;               ///< owned_title_key() of a nominal with an owner and a title ("the Peruvian minister"); 0: none; set by who knows them
  std::uint16_t asks_for = 0;                  ///< the ReferentClass that its noun asks for; 0: any; this and the next are set by who knows them
  std::uint16_t classes = 0, sure_classes = 0;   ///< ReferentClasses that a name may be (0: any), and that it is
  Relation relation{};
};

/// One number for words in order, as text_key has it.
std::uint32_t words_key(const Document& document, std::uint32_t first, std::uint32_t end);

/// One number for an office (the key of its noun) and the state whose it is (alpha-2, or kSomebodys: one that is known).
inline constexpr std::string_view kSomebodys = "??";
std::uint32_t owned_title_key(std::uint32_t head_key, std::string_view country);

/// In document order, enclosing before enclosed. `names` are name mentions in document order; those of them that are adjectives
/// ("Chinese") are left out. Gives names their `extent`. Linear in the tokens.
std::vector<Phrase> find_phrases(const Document& document, const Syntax& syntax, const MatchIndex& matches, std::vector<Mention>& names);

/// For each quotation (by number) the phrase that is subject of a verb of saying in its sentence or beside it.
std::vector<std::optional<std::uint32_t>> find_speakers(const Document& document, const std::vector<Phrase>& phrases);

}  // namespace entente
