// Errors a reader would laugh at. The sentences are written for these tests; what is right is what any reader would say.
#include "support/engine.h"

#include <set>

namespace entente::test {
namespace {

/// Each name as "PERSON Kim > Kim Jong Un": type, words, name of its entity.
std::vector<std::string> who(const std::string& text) {
  const Analysis analysis = analyze(text);
  std::vector<std::string> out;
  for (const Mention& m : analysis.mentions) {
    if (m.form != MentionForm::name) continue;
    out.push_back(std::string(to_string(m.type)) + " " + std::string(m.span.of(text)) + " > " + analysis.entities[m.entity].name);
  }
  return out;
}

std::set<std::string> people(const Analysis& analysis) {
  std::set<std::string> out;
  for (const Entity& entity : analysis.entities) {
    if (entity.type == MentionType::person) out.insert(entity.name);
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Laughable, TwoKimsAreTwo) {
  EXPECT_EQ(who("Kim Jong Un smiled. Kim Yo Jong waved. Kim Jong Un left."),
            (Strings{"PERSON Kim Jong Un > Kim Jong Un", "PERSON Kim Yo Jong > Kim Yo Jong", "PERSON Kim Jong Un > Kim Jong Un"}));
}

TEST(Laughable, KimAloneIsTheKimTheTextIsAbout) {
  const auto found = who("Kim Jong Un landed. His sister Kim Yo Jong waited. Kim Jong Un waved, and then Kim spoke.");
  EXPECT_EQ(found.back(), "PERSON Kim > Kim Jong Un");
}

TEST(Laughable, WashingtonTheManIsNeitherCityNorState) {
  EXPECT_EQ(who("George Washington was a general. Washington crossed the river."),
            (Strings{"PERSON George Washington > George Washington", "PERSON Washington > George Washington"}));
}

TEST(Laughable, WashingtonTheCityIsNotTheState) {
  const std::string text = "He flew from Washington, D.C., to Washington State.";
  Analysis analysis = analyze(text);
  analysis.mentions = names_only(analysis.mentions);
  ASSERT_EQ(analysis.mentions.size(), 2u);
  const Entity &city = analysis.entities[analysis.mentions[0].entity], &state = analysis.entities[analysis.mentions[1].entity];
  EXPECT_EQ(city.geonames, "4140963");
  EXPECT_EQ(state.iso3166, "US-WA");
}

TEST(Laughable, GeorgiaOfTbilisiIsACountry) {
  const Analysis analysis = analyze("Georgia elected a parliament. The winners met in Tbilisi, and Russia protested.");
  EXPECT_EQ(analysis.entities[analysis.mentions[0].entity].iso3166, "GE");
}

TEST(Laughable, GeorgiaOfAtlantaIsAnAmericanState) {
  const Analysis analysis = analyze("He was born in Atlanta, Georgia, and moved to Alabama.");
  EXPECT_EQ(analysis.entities[analysis.mentions[1].entity].iso3166, "US-GA");
}

TEST(Laughable, JordanMetJordan) {
  const auto found = who("Michael Jordan met the king of Jordan in Amman.");
  EXPECT_TRUE(has(found, "PERSON Michael Jordan > Michael Jordan"));
  EXPECT_TRUE(has(found, "GPE Jordan > Jordan"));
}

TEST(Laughable, JordanWhoScoresIsNoKingdom) {
  EXPECT_EQ(who("Michael Jordan retired. Jordan said he was tired. The crowd loved Jordan."),
            (Strings{"PERSON Michael Jordan > Michael Jordan", "PERSON Jordan > Michael Jordan", "PERSON Jordan > Michael Jordan"}));
}

TEST(Laughable, TheMonthOfMayIsNoMinister) {
  EXPECT_EQ(who("Theresa May resigned in May. May said on 5 May that she would leave in late May."),
            (Strings{"PERSON Theresa May > Theresa May", "PERSON May > Theresa May"}));
}

TEST(Laughable, ParisHiltonIsNoCity) {
  const auto found = who("Paris Hilton arrived in Paris. Hilton said she loved Paris.");
  EXPECT_EQ(found, (Strings{"PERSON Paris Hilton > Paris Hilton", "GPE Paris > Paris", "PERSON Hilton > Paris Hilton", "GPE Paris > Paris"}));
}

TEST(Laughable, TurkeyIsACountryAndATurkeyIsNone) {
  const std::string text = "Turkey sent troops to Syria. The family ate a roast turkey. Turkey's president was pleased.";
  EXPECT_EQ(names(text), (Strings{"GPE Turkey", "GPE Syria", "GPE Turkey"}));
}

TEST(Laughable, AFamilyIsNotOnePerson) {
  const Analysis analysis = analyze("John Baker and Mary Baker came with their daughter Susan Baker. Mary Baker sang.");
  EXPECT_EQ(people(analysis), (std::set<std::string>{"John Baker", "Mary Baker", "Susan Baker"}));
}

TEST(Laughable, MrsIsNotMr) {
  const auto found = who("John Baker and Mary Baker came. John Baker waved. Mrs. Baker laughed. Mr. Baker did not.");
  EXPECT_EQ(found[3], "PERSON Baker > Mary Baker");
  EXPECT_EQ(found[4], "PERSON Baker > John Baker");
}

TEST(Laughable, MrAndMrsWithoutGivenNamesAreTwo) {
  const Analysis analysis = analyze("Mr. Parker met Mrs. Parker. Mr. Parker spoke.");
  ASSERT_EQ(analysis.mentions.size(), 3u);
  EXPECT_NE(analysis.mentions[0].entity, analysis.mentions[1].entity);
  EXPECT_EQ(analysis.mentions[0].entity, analysis.mentions[2].entity);
}

TEST(Laughable, MrAndThenTheNameAloneIsOne) {
  const Analysis analysis = analyze("Mr. Parker spoke. Later Parker left. Mr. Parker was tired.");
  ASSERT_EQ(analysis.mentions.size(), 3u);
  for (const Mention& mention : analysis.mentions) EXPECT_EQ(mention.entity, 0u);
}

TEST(Laughable, ACompanyIsNotItsFounder) {
  const std::string text = "Henry Ford founded the Ford Motor Company. The Ford Motor Company hired thousands, and Henry Ford paid them.";
  const Analysis analysis = analyze(text);
  std::set<std::pair<std::string, std::uint32_t>> found;
  for (const Mention& m : names_only(analysis.mentions)) found.insert({std::string(to_string(m.type)) + " " + std::string(m.span.of(text)), m.entity});
  EXPECT_EQ(found, (std::set<std::pair<std::string, std::uint32_t>>{{"PERSON Henry Ford", 0u}, {"ORG Ford Motor Company", 1u}}));
}

TEST(Laughable, SharesAreTheCompanysAndNotItsFounders) {
  const auto found = who("Michael Dell founded Dell Inc. in Texas. Dell's shares rose on Monday.");
  EXPECT_EQ(found.front(), "PERSON Michael Dell > Michael Dell");
  EXPECT_EQ(found.back().substr(0, 8), "ORG Dell");
}

TEST(Laughable, ACompanyWithoutItsLegalFormIsTheSame) {
  const std::string text = "Dell Inc. hired hundreds. Dell shares rose.";
  const Analysis analysis = analyze(text);
  ASSERT_EQ(analysis.mentions.size(), 2u);
  EXPECT_EQ(analysis.mentions[0].entity, analysis.mentions[1].entity);
}

TEST(Laughable, MorganStanleyIsABank) {
  const auto found = names("Morgan Stanley raised its forecast. Stanley Morgan, a plumber, laughed.");
  EXPECT_EQ(found, (Strings{"ORG Morgan Stanley", "PERSON Stanley Morgan"}));
}

TEST(Laughable, ThePeopleOfTheSampleArticleAreSix) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/../shared/samples/kim-xi-dalian.txt", std::ios::binary);
  if (!in) GTEST_SKIP() << "SKIPPED: ../shared/samples is not here";
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(people(analyze(text)), (std::set<std::string>{"Kim Jong Un", "Kim Yo Jong", "Xi Jinping", "Wang Yi", "Wang Huning", "Donald Trump"}));
}

TEST(Laughable, DeanRuskIsNoDean) {
  EXPECT_TRUE(has(names("Kennedy listened on Friday. Dean Rusk said they were eyeball to eyeball."), "PERSON Dean Rusk"));
}

}  // namespace
}  // namespace entente::test
