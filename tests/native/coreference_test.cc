// Coreference on trees drawn by hand after the Universal Dependencies guidelines; what is right is what any reader would say.
#include "coreference/resolver.h"

#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "syntax/noun_phrases.h"
#include "text/text.h"

namespace entente::test {
namespace {

struct Node {
  Upos upos;
  Xpos xpos;
  std::uint32_t head;  // in its sentence, from 1 as in CoNLL-U; 0: the root
  Relation relation;
};

struct Tree {
  Tree(const std::string& words, std::initializer_list<std::vector<Node>> sentences) : text(words), document(read_document(text)) {
    EXPECT_EQ(document.sentences.size(), sentences.size());
    std::size_t s = 0;
    for (const std::vector<Node>& nodes : sentences) {
      const Sentence& sentence = document.sentences[s++];
      EXPECT_EQ(sentence.end_token - sentence.first_token, nodes.size());
      for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const std::uint32_t head = nodes[i].head ? nodes[i].head - 1 : i;
        syntax.words.push_back({nodes[i].upos, nodes[i].xpos, nodes[i].relation, sentence.first_token + head});
      }
    }
  }

  std::vector<std::string> phrases() const {
    std::vector<std::string> out;
    for (const NounPhrase& phrase : noun_phrases(document, syntax)) {
      out.emplace_back(Span{document.tokens[phrase.first].span.begin, document.tokens[phrase.end - 1].span.end}.of(document.text));
    }
    return out;
  }

  std::string text;
  Document document;
  Syntax syntax;
};

using Strings = std::vector<std::string>;
using U = Upos;
using X = Xpos;
using R = Relation;

Node stop(std::uint32_t head) { return {U::punct, X::stop, head, R::punct}; }
Node noun(std::uint32_t head, R relation) { return {U::noun, X::nn, head, relation}; }
Node det(std::uint32_t head) { return {U::det, X::dt, head, R::det}; }
Node verb() { return {U::verb, X::vbd, 0, R::root}; }
Node adp(std::uint32_t head) { return {U::adp, X::in, head, R::case_}; }
Node pronoun(std::uint32_t head, R relation) { return {U::pron, X::prp, head, relation}; }

TEST(NounPhrases, APhraseHoldsWhatModifiesItButNotItsPreposition) {
  const Tree tree("They met in the capital of the country.",
                  {{pronoun(2, R::nsubj), verb(), adp(5), det(5), noun(2, R::obl), adp(8), det(8), noun(5, R::nmod), stop(2)}});
  EXPECT_EQ(tree.phrases(), (Strings{"They", "the capital of the country", "the country"}));
}

TEST(NounPhrases, AnAppositionIsAPhraseOfItsOwn) {
  const Tree tree("The mayor, a lawyer, left.",
                  {{det(2), noun(7, R::nsubj), {U::punct, X::comma, 5, R::punct}, det(5), noun(2, R::appos), {U::punct, X::comma, 5, R::punct}, verb(), stop(7)}});
  EXPECT_EQ(tree.phrases(), (Strings{"The mayor", "a lawyer"}));
}

TEST(NounPhrases, ACoordinationIsAPhraseAndSoAreItsParts) {
  const Tree tree("The mayor and the judge left.",
                  {{det(2), noun(6, R::nsubj), {U::cconj, X::cc, 5, R::cc}, det(5), noun(2, R::conj), verb(), stop(6)}});
  EXPECT_EQ(tree.phrases(), (Strings{"The mayor and the judge", "The mayor", "the judge"}));
}

TEST(NounPhrases, AnItThatStandsForNothingIsNone) {
  const Tree tree("It rained.", {{pronoun(2, R::expl), verb(), stop(2)}});
  EXPECT_EQ(tree.phrases(), Strings{});
}

TEST(NounPhrases, AQuotationMarkWithoutItsPartnerStaysOut) {
  const Tree tree("If \"relevant parties\" left.",
                  {{{U::sconj, X::in, 6, R::mark}, {U::punct, X::open_quote, 6, R::punct}, {U::adj, X::jj, 4, R::amod}, noun(6, R::nsubj),
                    {U::punct, X::close_quote, 4, R::punct}, verb(), stop(6)}});
  EXPECT_EQ(tree.phrases(), Strings{"relevant parties"});
}

TEST(NounPhrases, APossessorIsAPhraseInsideAnother) {
  const Tree tree("Her brother left.", {{{U::pron, X::prps, 2, R::nmod_poss}, noun(3, R::nsubj), verb(), stop(3)}});
  EXPECT_EQ(tree.phrases(), (Strings{"Her brother", "Her"}));
}

TEST(Ranker, AFeatureFitsItsType) {
  EXPECT_LT(feature_count(), 1u << 16);  // a feature is a u16
}

TEST(Ranker, HasAWeightForEveryFeature) {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/core/data/coreference/weights.txt");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    for (std::string word; words >> word;) {  // "0x12": twelve zeros
      const std::size_t times = word.find('x');
      count += times == std::string::npos ? 1 : std::stoul(word.substr(times + 1));
    }
  }
  EXPECT_EQ(count, feature_count());
}

}  // namespace
}  // namespace entente::test
