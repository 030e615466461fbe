#include "coreference/features.h"

#include <algorithm>
#include <bit>

namespace entente {
namespace {

/// Numbers the values of templates one after another; a template is a product of small categories.
class Templates {
 public:
  Templates(std::uint32_t base, Features& out) : base_(base), out_(out) { out_.clear(); }
  struct Category {
    std::uint32_t value, size;
  };
  void add(std::initializer_list<Category> categories) {
    std::uint32_t index = 0, size = 1;
    for (const Category category : categories) {
      index = index * category.size + category.value;
      size *= category.size;
    }
    out_.push_back(static_cast<std::uint16_t>(base_ + index));
    base_ += size;
  }
  std::uint32_t end() const { return base_; }

 private:
  std::uint32_t base_;
  Features& out_;
};

void keep(std::vector<std::uint32_t>& keys, std::uint32_t key, std::size_t most) {
  if (key && keys.size() < most && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
}
bool holds(const std::vector<std::uint32_t>& keys, std::uint32_t key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

std::uint32_t bucket(std::uint32_t n, std::initializer_list<std::uint32_t> bounds) {
  std::uint32_t index = 0;
  for (const std::uint32_t bound : bounds) {
    if (n <= bound) return index;
    ++index;
  }
  return index;
}

std::uint32_t form_of(PhraseKind kind) { return is_pronoun(kind) ? 2 : is_name(kind) ? 0 : 1; }

/// 0 impossible, 1 possible, 2 the same.
std::uint32_t agreement(std::uint8_t a, std::uint8_t b) { return !(a & b) ? 0 : a == b && std::has_single_bit(a) ? 2 : 1; }

/// 0 the head is new to the entity, 1 a word of it, 2 the head of one of its phrases, 3 of its last one.
std::uint32_t head_match(const Phrase& phrase, const Discourse& entity, const Phrase& last) {
  if (is_pronoun(phrase.kind) || !phrase.head_key) return 0;
  if (last.head_key == phrase.head_key) return 3;
  if (entity.has_head(phrase.head_key)) return 2;
  return holds(entity.words, phrase.head_key) ? 1 : 0;
}

/// 0 no modifiers, 1 all known of the entity, 2 some, 3 none of them.
std::uint32_t modifier_match(const Phrase& phrase, const Discourse& entity) {
  std::uint32_t known = 0, all = 0;
  for (const std::uint32_t word : phrase.modifiers) {
    if (!word) break;
    ++all;
    known += holds(entity.words, word) || entity.has_head(word);
  }
  return all == 0 ? 0 : known == all ? 1 : known ? 2 : 3;
}

/// 0 another sort of thing, 1 one of them is unknown, 2 the same; a group may be a body.
std::uint32_t sort_match(Sort a, Sort b) {
  if (a == Sort::unknown || b == Sort::unknown) return 1;
  const auto body = [](Sort sort) { return sort == Sort::group ? Sort::org : sort; };
  return body(a) == body(b) ? 2 : 0;
}

std::uint32_t quote_relation(const DiscourseContext& context, const Phrase& phrase, const Phrase& last, std::uint32_t last_index) {
  if (phrase.quote == 0) return last.quote == 0 ? 0 : context.speakers[last.quote] ? 1 : 2;
  if (last.quote == phrase.quote) return 3;
  if (context.speakers[phrase.quote] == last_index) return 4;
  return last.quote ? 5 : 6;
}

std::uint32_t nesting(const Phrase& phrase, const Phrase& last) {
  if (last.first <= phrase.first && phrase.end <= last.end) return 1;
  return phrase.first <= last.first && last.end <= phrase.end ? 2 : 0;
}

/// 0 none, 1 apposition, 2 subject and predicate noun, 3 beside one another under one head, reflexive or 4 not.
std::uint32_t syntactic_relation(const Phrase& phrase, const Phrase& last) {
  if (phrase.sentence != last.sentence) return 0;
  if (phrase.relation == Relation::appos && phrase.governor == last.head) return 1;
  if (phrase.role == GrammaticalRole::predicate && last.role == GrammaticalRole::subject && last.governor == phrase.head) return 2;
  if (phrase.governor == last.governor && phrase.governor != phrase.head) return phrase.reflexive ? 3 : 4;
  return 0;
}

std::uint32_t u(PhraseKind kind) { return static_cast<std::uint32_t>(kind); }
std::uint32_t u(Sort sort) { return static_cast<std::uint32_t>(sort); }
std::uint32_t u(GrammaticalRole role) { return static_cast<std::uint32_t>(role); }

std::uint32_t pairs(const DiscourseContext& context, std::uint32_t index, const std::vector<Discourse>& all, const std::vector<std::uint32_t>& candidates,
                    std::size_t rank, Rivals& rivals, Features& out) {
  const Phrase& phrase = context.phrases[index];
  const Discourse& entity = all[candidates[rank]];
  const Phrase& last = context.phrases[entity.last];
  const Phrase& opening = context.phrases[entity.first];
  const std::uint32_t sentences = phrase.sentence - last.sentence;
  const std::uint32_t distance = bucket(sentences, {0, 1, 2, 3, 5, 9}), near = bucket(sentences, {0, 1}), coarse = bucket(sentences, {0, 1, 3});
  const std::uint32_t place = bucket(static_cast<std::uint32_t>(rank), {0, 1, 2, 3, 4, 7, 12});
  const std::uint32_t head = head_match(phrase, entity, last), modifiers = modifier_match(phrase, entity);
  const std::uint32_t gender = agreement(phrase.gender, entity.gender), number = agreement(phrase.number, entity.number);
  const std::uint32_t same_text = !is_pronoun(phrase.kind) && entity.has_text(phrase.text_key);
  const std::uint32_t same_kind = entity.kinds >> u(phrase.kind) & 1;
  const std::uint32_t person = entity.kinds & (1u << u(PhraseKind::he) | 1u << u(PhraseKind::she)) ? 1 : 0;
  const std::uint32_t relation = syntactic_relation(phrase, last);
  const auto kind = Templates::Category{u(phrase.kind), kPhraseKinds};
  Templates t(1, out);
  t.add({kind, {distance, 7}, {form_of(last.kind), 3}});
  t.add({kind, {place, 8}});
  t.add({kind, {u(phrase.role), kGrammaticalRoles}, {u(last.role), kGrammaticalRoles}, {near, 3}});
  t.add({kind, {gender, 3}, {number, 3}, {entity.named, 2}});
  t.add({kind, {u(entity.sort), kSorts}, {near, 3}});
  t.add({{u(phrase.sort), kSorts}, {u(entity.sort), kSorts}, {head, 4}, {form_of(phrase.kind), 3}});
  t.add({kind, {head, 4}, {modifiers, 4}});
  t.add({kind, {same_text, 2}, {head, 4}, {coarse, 4}});
  t.add({kind, {bucket(entity.count, {1, 2, 3, 5, 9}), 6}, {coarse, 4}});
  t.add({kind, {u(last.kind), kPhraseKinds}, {near, 3}});
  t.add({kind, {quote_relation(context, phrase, last, entity.last), 7}, {form_of(last.kind), 3}});
  t.add({kind, {nesting(phrase, last), 3}, {u(phrase.role), kGrammaticalRoles}});
  t.add({kind, {relation, 5}, {u(last.kind), kPhraseKinds}});
  t.add({kind, {same_kind, 2}, {person, 2}, {coarse, 4}});
  t.add({kind, {u(opening.kind), kPhraseKinds}});
  t.add({kind, {bucket(rivals.agreeing, {0, 1, 2, 4}), 5}, {u(last.role), kGrammaticalRoles}, {near, 3}});
  t.add({kind, {bucket(rivals.subjects, {0, 1, 2}), 4}, {last.role == GrammaticalRole::subject, 2}, {near, 3}});
  t.add({{head, 4}, {modifiers, 4}, {u(phrase.sort), kSorts}, {coarse, 4}});
  t.add({kind, {bucket(phrase.first - std::min(phrase.first, last.head), {2, 5, 10, 20, 40}), 6}});
  t.add({kind, {last.quote != 0, 2}, {phrase.quote != 0, 2}, {same_kind, 2}});
  t.add({kind, {opening.sentence == 0, 2}, {entity.named, 2}, {bucket(entity.count, {1, 2, 4}), 4}});
  // "The company" without more words is the body spoken of last: the nearest candidate of its sort.
  const std::uint32_t sorts = sort_match(phrase.sort, entity.sort);
  t.add({kind, {bucket(phrase.content_words, {0, 1}), 3}, {sorts, 3}, {entity.named, 2}, {bucket(rivals.of_sort, {0, 1}), 3}});
  t.add({{u(phrase.sort), kSorts}, {bucket(phrase.content_words, {0, 1}), 3}, {sorts, 3}, {entity.named, 2}, {coarse, 4}, {form_of(phrase.kind), 3}});
  if (entity.gender & phrase.gender && entity.number & phrase.number) {
    ++rivals.agreeing;
    rivals.subjects += last.role == GrammaticalRole::subject;
  }
  rivals.of_sort += sorts == 2;
  return t.end();
}

std::uint32_t openings(std::uint32_t base, const DiscourseContext& context, std::uint32_t index, const std::vector<Discourse>& all,
                       const std::vector<std::uint32_t>& candidates, Features& out) {
  const Phrase& phrase = context.phrases[index];
  std::uint32_t best = 0, texts = 0, agreeing = 0;
  for (const std::uint32_t id : candidates) {
    const Discourse& entity = all[id];
    best = std::max(best, head_match(phrase, entity, context.phrases[entity.last]));
    texts |= !is_pronoun(phrase.kind) && entity.has_text(phrase.text_key);
    agreeing += phrase.gender & entity.gender && phrase.number & entity.number;
  }
  const auto kind = Templates::Category{u(phrase.kind), kPhraseKinds};
  Templates t(base, out);
  t.add({kind, {u(phrase.role), kGrammaticalRoles}});
  t.add({kind, {u(phrase.sort), kSorts}});
  t.add({kind, {best, 4}, {texts, 2}});
  t.add({kind, {bucket(phrase.content_words, {0, 1, 2, 4}), 5}, {bucket(phrase.end - phrase.first, {1, 2, 3, 5, 9}), 6}});
  t.add({kind, {bucket(phrase.sentence, {0, 1, 4}), 4}});
  t.add({kind, {static_cast<std::uint32_t>(phrase.relation), kRelations}});
  t.add({kind, {phrase.quote != 0, 2}, {bucket(agreeing, {0, 1, 3}), 4}});
  return t.end();
}

}  // namespace

void Discourse::add(const Phrase& phrase, std::uint32_t index) {
  constexpr std::size_t kKeys = 6, kMostTitles = 16, kWords = 16;
  if (count == 0) first = index;
  last = index;
  ++count;
  kinds |= 1u << u(phrase.kind);
  if (const std::uint8_t both = gender & phrase.gender) gender = both;
  if (const std::uint8_t both = number & phrase.number) number = both;
  const bool names = is_name(phrase.kind);
  if (sort == Sort::unknown || (names && !named)) sort = phrase.sort == Sort::unknown ? sort : phrase.sort;
  named = named || names || phrase.of_two;
  of_two = of_two || phrase.of_two;
  classes |= phrase.classes;
  sure_classes |= phrase.sure_classes;
  if (is_pronoun(phrase.kind)) return;
  for (const std::uint32_t title : phrase.titles) keep(titles, title, kMostTitles);
  keep(heads, phrase.head_key, kKeys);
  keep(texts, phrase.text_key, kKeys);
  for (const std::uint32_t word : phrase.modifiers) keep(words, word, kWords);
}

bool Discourse::has_text(std::uint32_t key) const { return holds(texts, key); }
bool Discourse::has_head(std::uint32_t key) const { return holds(heads, key); }
bool Discourse::has_word(std::uint32_t key) const { return has_head(key) || holds(words, key); }
bool Discourse::has_title(std::uint32_t key) const { return holds(titles, key); }

void pair_features(const DiscourseContext& context, std::uint32_t index, const std::vector<Discourse>& all, const std::vector<std::uint32_t>& candidates,
                   std::size_t rank, Rivals& rivals, Features& out) {
  pairs(context, index, all, candidates, rank, rivals, out);
}

namespace {

/// Templates have fixed sizes, so any phrase tells how many weights there are: first those of pairs, then those of openings.
struct Sizes {
  std::uint32_t pairs = 0, all = 0;
};
Sizes measure() {
  const std::vector<Phrase> phrases(1);
  const std::vector<std::optional<std::uint32_t>> speakers(1);
  const DiscourseContext context{phrases, speakers};
  const std::vector<Discourse> entities(1);
  Features out;
  Rivals rivals;
  const std::uint32_t first = pairs(context, 0, entities, {0}, 0, rivals, out);
  return {first, openings(first, context, 0, entities, {}, out)};
}
const Sizes& sizes() {
  static const Sizes all = measure();
  return all;
}

}  // namespace

void new_features(const DiscourseContext& context, std::uint32_t index, const std::vector<Discourse>& all, const std::vector<std::uint32_t>& candidates, Features& out) {
  openings(sizes().pairs, context, index, all, candidates, out);
}

std::size_t feature_count() { return sizes().all; }

}  // namespace entente
