// Trees: the spanning tree against all trees there are, the stage on texts of every kind, parses that any grammar gives.
#include "support/engine.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "syntax/spanning_tree.h"

namespace entente::test {
namespace {

/// Whether all heads lead to `root`, in at most as many steps as there are nodes.
bool is_tree(const std::vector<std::uint32_t>& heads, std::uint32_t root) {
  for (std::uint32_t i = 0; i < heads.size(); ++i) {
    std::uint32_t at = i;
    for (std::size_t steps = 0; at != root && steps < heads.size(); ++steps) at = heads[at];
    if (at != root) return false;
  }
  return heads[root] == root;
}

std::int64_t total(const std::vector<std::int64_t>& scores, const std::vector<std::uint32_t>& heads) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] != i) sum += scores[i * heads.size() + heads[i]];
  }
  return sum;
}

TEST(SpanningTree, IsTheBestOfAllTreesBelowItsRoot) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t n = 1 + round % 5;
    std::vector<std::int64_t> scores(n * n);
    for (std::int64_t& score : scores) score = static_cast<int>(random() % 200) - 100;
    const std::vector<std::uint32_t> heads = spanning_tree(scores, n);
    const auto root = static_cast<std::uint32_t>(std::find_if(heads.begin(), heads.end(), [&](const std::uint32_t& head) { return head == static_cast<std::uint32_t>(&head - heads.data()); }) - heads.begin());
    ASSERT_TRUE(is_tree(heads, root));
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    std::vector<std::uint32_t> any(n, 0);
    for (std::uint64_t code = 0, all = static_cast<std::uint64_t>(std::pow(n, n)); code < all; ++code) {
      std::uint64_t rest = code;
      for (std::uint32_t& head : any) head = static_cast<std::uint32_t>(rest % n), rest /= n;
      if (std::count_if(any.begin(), any.end(), [&](const std::uint32_t& head) { return head == static_cast<std::uint32_t>(&head - any.data()); }) == 1 && is_tree(any, root)) best = std::max(best, total(scores, any));
    }
    EXPECT_EQ(total(scores, heads), best);
  }
}

Syntax parse(const std::string& text) {
  Options options;
  options.syntax = true;
  return analyze(text, options).syntax;
}

void expect_sound(const std::string& text) {
  Options options;
  options.syntax = true;
  const Analysis analysis = analyze(text, options);
  const std::vector<Word>& words = analysis.syntax.words;
  if (words.empty()) return;
  ASSERT_EQ(words.size(), analysis.document.tokens.size());
  for (const Sentence& sentence : analysis.document.sentences) {
    int roots = 0;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      ASSERT_GE(words[t].head, sentence.first_token);
      ASSERT_LT(words[t].head, sentence.end_token);
      EXPECT_EQ(words[t].head == t, words[t].relation == Relation::root);
      roots += words[t].head == t;
      std::uint32_t at = t, steps = 0;
      while (words[at].head != at && steps <= sentence.end_token - sentence.first_token) at = words[at].head, ++steps;
      EXPECT_EQ(words[at].head, at) << "a cycle";
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST(Syntax, EverySentenceHasOneRootAndNoCycle) {
  for (const char* name : {"summit.txt", "cable.txt", "layout.txt"}) expect_sound(fixture(name));
}

TEST(Syntax, ASentenceOfAThousandWordsIsOneTree) {
  std::string text = "They saw";
  for (int i = 0; i < 1000; ++i) text += " the minister and";
  expect_sound(text + " me.");
}

TEST(Syntax, SubjectObjectAndModifierOfASimpleSentence) {
  const std::vector<Word> words = parse("The old minister visited Paris on Monday.").words;
  ASSERT_EQ(words.size(), 8u);
  const std::uint32_t heads[] = {2, 2, 3, 3, 3, 6, 3, 3};
  const Relation relations[] = {Relation::det, Relation::amod, Relation::nsubj, Relation::root, Relation::obj, Relation::case_, Relation::obl, Relation::punct};
  const Upos tags[] = {Upos::det, Upos::adj, Upos::noun, Upos::verb, Upos::propn, Upos::adp, Upos::propn, Upos::punct};
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].head, heads[i]) << i;
    EXPECT_EQ(words[i].relation, relations[i]) << i;
    EXPECT_EQ(words[i].upos, tags[i]) << i;
  }
}

TEST(Syntax, APassiveHasItsSubjectAndItsAgent) {
  const std::vector<Word> words = parse("The treaty was signed by both presidents.").words;
  EXPECT_EQ(words[1].relation, Relation::nsubj_pass);
  EXPECT_EQ(words[2].relation, Relation::aux_pass);
  EXPECT_EQ(words[6].relation, Relation::obl_agent);
}

TEST(Syntax, IsOnlyGivenWhenAskedFor) { EXPECT_TRUE(analyze("The minister spoke.").syntax.words.empty()); }

}  // namespace
}  // namespace entente::test
