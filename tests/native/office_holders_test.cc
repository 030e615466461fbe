// Who an office means at the date of a text. Terms of office as the offices themselves publish them (kremlin.ru, gov.cn, gov.uk,
// whitehouse.gov, elysee.fr, bundeskanzler.de), ids Wikidata's; the sentences are written for these tests.
#include "support/engine.h"

namespace entente::test {
namespace {

/// The entity that the mention reading `words` belongs to; an empty one when there is no such mention.
Entity referent(const std::string& text, const std::string& words, const std::string& date) {
  Options options;
  options.date = date;
  const Analysis analysis = analyze(text, options);
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(text) == words) return analysis.entities[mention.entity];
  }
  return {};
}

TEST(OfficeHolders, TheRussianPresidentIsTheOneOfTheTextsDate) {
  const std::string text = "Reporters waited for an hour before the Russian president spoke.";
  EXPECT_EQ(referent(text, "the Russian president", "2003-06-01").name, "Vladimir Putin");
  EXPECT_EQ(referent(text, "the Russian president", "2010-06-01").name, "Dmitry Medvedev");
  EXPECT_EQ(referent(text, "the Russian president", "2018-06-01").name, "Vladimir Putin");
}

TEST(OfficeHolders, ATextOf2018IsReadWithItsOfficeHolders) {
  const auto holder = [](const std::string& phrase) { return referent("Reporters waited for an hour before " + phrase + " spoke.", phrase, "2018-05-08").name; };
  EXPECT_EQ(holder("the Chinese president"), "Xi Jinping");
  EXPECT_EQ(holder("China's foreign minister"), "Wang Yi");
  EXPECT_EQ(holder("the president of France"), "Emmanuel Macron");
  EXPECT_EQ(holder("the British prime minister"), "Theresa May");
  EXPECT_EQ(holder("the German chancellor"), "Angela Merkel");
  EXPECT_EQ(holder("the South Korean president"), "Moon Jae In");
}

TEST(OfficeHolders, TheLinkSaysWhereItComesFrom) {
  const Entity president = referent("Reporters waited for an hour before the Chinese president spoke.", "the Chinese president", "2018-05-08");
  EXPECT_EQ(president.type, MentionType::person);
  EXPECT_EQ(president.wikidata, "Q15031");
  EXPECT_EQ(president.linking_source, "terms of office");
}

TEST(OfficeHolders, WhoIsNamedElsewhereInTheTextIsTheSamePerson) {
  const std::string text = "Xi Jinping went home on Monday. Reporters had waited for an hour before the Chinese president spoke.";
  const Entity named = referent(text, "Xi Jinping", "2018-05-08"), office = referent(text, "the Chinese president", "2018-05-08");
  EXPECT_EQ(office.name, "Xi Jinping");
  EXPECT_EQ(office.id, named.id);
  EXPECT_EQ(office.wikidata, "Q15031");
}

TEST(OfficeHolders, TheTextKnowsItsOfficeHolderWithoutADate) {
  const std::string text = "Kenyan President Grace Wanjala Otieno went home on Monday. Reporters had waited for an hour before the Kenyan president spoke.";
  EXPECT_EQ(referent(text, "the Kenyan president", "").name, "Grace Wanjala Otieno");
  EXPECT_EQ(referent(text, "the Kenyan president", "2018-05-08").name, "Grace Wanjala Otieno");
}

TEST(OfficeHolders, WithoutADateTheQuestionStaysOpen) {
  EXPECT_EQ(referent("Reporters waited for an hour before the Russian president spoke.", "the Russian president", "").name, "");
}

TEST(OfficeHolders, ADateBetweenTermsLeavesTheQuestionOpen) {
  EXPECT_EQ(referent("Reporters waited for an hour before the Russian president spoke.", "the Russian president", "1950-01-01").name, "");
}

TEST(OfficeHolders, AFormerHolderIsNotTheOneOfTheDate) {
  EXPECT_EQ(referent("Reporters waited for an hour before the former Russian president spoke.", "the former Russian president", "2018-06-01").name, "");
}

TEST(OfficeHolders, AnOfficeIsARoleOfItsHolder) {
  const Entity president = referent("Reporters in Moscow waited for an hour before the Russian president spoke of Russia.", "the Russian president", "2018-06-01");
  ASSERT_EQ(president.roles.size(), 1u);
  EXPECT_EQ(president.roles[0].title, "president");
  EXPECT_TRUE(president.roles[0].of);
}

TEST(OfficeHolders, TheLexiconKnowsTermsToTheDay) {
  std::ifstream in(std::string(ENTENTE_ASSETS_DIR) + "/lexicon.bin", std::ios::binary);
  const Result<Lexicon> loaded = Lexicon::load({std::istreambuf_iterator<char>(in), {}});
  ASSERT_TRUE(loaded);
  const auto holder = [&loaded](const char* country, Office held, std::uint32_t day) {
    const auto entry = loaded.value().office_holder(country, held, day);
    return entry ? std::string(loaded.value().entry(*entry).name) : std::string();
  };
  EXPECT_EQ(holder("RU", Office::president, 20080506), "Vladimir Putin");   // inauguration of his successor: 7 May 2008
  EXPECT_EQ(holder("RU", Office::president, 20080508), "Dmitry Medvedev");
  EXPECT_EQ(holder("US", Office::president, 20090119), "George W. Bush");   // 20 January 2009
  EXPECT_EQ(holder("US", Office::president, 20090121), "Barack Obama");
  EXPECT_EQ(holder("GB", Office::prime_minister, 20070626), "Tony Blair");  // 27 June 2007
  EXPECT_EQ(holder("GB", Office::prime_minister, 20070628), "Gordon Brown");
  EXPECT_EQ(holder("DE", Office::chancellor, 20150101), "Angela Merkel");
  EXPECT_EQ(holder("RU", Office::chancellor, 20150101), "");
}

}  // namespace
}  // namespace entente::test
