// Which place, body or person of the world a name gets the identifiers of. The sentences are written for these tests; codes are ISO
// 3166's, ids GeoNames' and Wikidata's.
#include "support/engine.h"

namespace entente::test {
namespace {

/// The first entity that a mention reading `name` belongs to.
Entity entity_of(const std::string& text, const std::string& name) {
  const Analysis analysis = analyze(text);
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(text) == name) return analysis.entities[mention.entity];
  }
  ADD_FAILURE() << name << " is no mention of: " << text;
  return {};
}

TEST(Identifiers, AWellKnownCityNeedsNoContext) {
  EXPECT_EQ(entity_of("They flew to Paris on Monday.", "Paris").country, "FR");
  EXPECT_EQ(entity_of("They flew to London on Monday.", "London").country, "GB");
}

TEST(Identifiers, TheStateThatFollowsACityDecides) {
  EXPECT_EQ(entity_of("The fair was held in Paris, Texas, last week.", "Paris").country, "US");
  EXPECT_EQ(entity_of("He was born in Birmingham, Alabama, and died there.", "Birmingham").country, "US");
  EXPECT_EQ(entity_of("He was born in London, Ontario, and died there.", "London").country, "CA");
}

TEST(Identifiers, WhatIsSaidOnceOfACityHoldsForAllItsMentions) {
  const std::string text = "Birmingham was quiet on Friday. The mayor of Birmingham, Alabama, thanked the police. Then Birmingham slept.";
  const Analysis analysis = analyze(text);
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(text) == "Birmingham") {
      EXPECT_EQ(analysis.entities[mention.entity].country, "US");
    }
  }
}

TEST(Identifiers, TheStatesOfTheTextDecideBetweenNamesakes) {
  EXPECT_EQ(entity_of("British officials spoke in Birmingham. The United Kingdom sent help.", "Birmingham").country, "GB");
  EXPECT_EQ(entity_of("Officials in Alabama and Mississippi spoke in Birmingham. The United States sent help, Americans said.", "Birmingham").country, "US");
}

TEST(Identifiers, GeorgiaIsTheStateOnTheBlackSeaAmongItsNeighbours) {
  EXPECT_EQ(entity_of("Armenia, Azerbaijan and Georgia signed the treaty in Tbilisi.", "Georgia").iso3166, "GE");
}

TEST(Identifiers, GeorgiaIsTheAmericanStateAmongOthers) {
  EXPECT_EQ(entity_of("Voters in Alabama, Florida, Tennessee and Georgia go to the polls. Atlanta is busy.", "Georgia").iso3166, "US-GA");
}

TEST(Identifiers, TheSameCityOfSeveralStatesIsTheOneInTheStateNamed) {
  const Entity illinois = entity_of("The senator opened his office in Springfield, Illinois.", "Springfield");
  const Entity massachusetts = entity_of("The senator opened his office in Springfield, Massachusetts.", "Springfield");
  EXPECT_EQ(illinois.geonames, "4250542");
  EXPECT_EQ(massachusetts.geonames, "4951788");
}

TEST(Identifiers, AGenericWordIsNoPartOfTheNameLookedUp) {
  EXPECT_EQ(entity_of("Flooding in Hubei Province killed nine people, China said.", "Hubei Province").iso3166, "CN-HB");
}

TEST(Identifiers, StatesAndTheirPartsHaveAPoint) {
  const Entity texas = entity_of("The storm crossed Texas on Sunday.", "Texas");
  ASSERT_TRUE(texas.point);
  EXPECT_NEAR(texas.point->latitude, 31, 1.5);  // middle of Texas
  EXPECT_NEAR(texas.point->longitude, -99.5, 1.5);
  const Entity kenya = entity_of("The storm crossed Kenya on Sunday.", "Kenya");
  ASSERT_TRUE(kenya.point);
  EXPECT_NEAR(kenya.point->latitude, 0.5, 1.5);
  EXPECT_NEAR(kenya.point->longitude, 38, 1.5);
}

TEST(Identifiers, ACountyHasAPoint) {
  const Entity county = entity_of("Wildfires burned in Los Angeles County, California, on Monday.", "Los Angeles County");
  ASSERT_TRUE(county.point);
  EXPECT_NEAR(county.point->latitude, 34.1, 0.5);
  EXPECT_NEAR(county.point->longitude, -118.2, 0.5);
}

TEST(Identifiers, TheLinkSaysWhereItComesFromAndHowSureItIs) {
  const Entity kenya = entity_of("The storm crossed Kenya on Sunday.", "Kenya");
  EXPECT_EQ(kenya.linking_source, "iso3166");
  EXPECT_EQ(entity_of("They flew to Dalian on Monday.", "Dalian").linking_source, "geonames");
  EXPECT_LT(entity_of("They flew to Springfield on Monday.", "Springfield").linking_confidence, kenya.linking_confidence);
}

TEST(Identifiers, APersonNamedLikeAPlaceHasNoPlaceIds) {
  const Entity paris = entity_of("Paris Hilton smiled at the cameras and left without a word.", "Paris Hilton");
  EXPECT_TRUE(paris.geonames.empty());
  EXPECT_TRUE(paris.iso3166.empty());
  EXPECT_FALSE(paris.point);
}

TEST(Identifiers, AStateHasItsWikidataId) {
  EXPECT_EQ(entity_of("The minister flew to Kenya on Sunday.", "Kenya").wikidata, "Q114");
  EXPECT_EQ(entity_of("The minister flew to the Netherlands on Sunday.", "Netherlands").wikidata, "Q55");
}

TEST(Identifiers, AStateThatPlaysIsItsTeam) {
  const std::string text = "Sweden beat Kenya 3-0 in the final. The striker scored two goals after the penalty, and Kenya's coach shouted at the referee.";
  EXPECT_EQ(entity_of(text, "Sweden").wikidata, "");
  EXPECT_EQ(entity_of(text, "Sweden").country, "SE");
}

TEST(Identifiers, AStateInAPhraseIsNoPieceOfAName) {
  const std::string text = "The army of Kenya withdrew on Monday. The army of Kenya had come a year ago, and its soldiers were tired.";
  EXPECT_EQ(entity_of(text, "Kenya").wikidata, "Q114");
}

TEST(Identifiers, AStateWithAnArticleWhereOnePlaysIsTheState) {
  EXPECT_EQ(entity_of("The tournament was held in the Netherlands. The striker scored two goals in the Netherlands before the final.", "Netherlands").wikidata, "Q55");
}

TEST(Identifiers, ACityHasItsWikidataId) {
  EXPECT_EQ(entity_of("They flew to London on Monday.", "London").wikidata, "Q84");
  EXPECT_EQ(entity_of("They flew to Istanbul on Monday.", "Istanbul").wikidata, "Q406");
}

TEST(Identifiers, ANamesakeDoesNotHaveTheCitysId) {
  EXPECT_EQ(entity_of("He was born in London, Ontario, and died there.", "London").wikidata, "");
}

TEST(Identifiers, AStateWhereOnePlaysIsTheState) {
  EXPECT_EQ(entity_of("The tournament was held in Kenya. The striker scored two goals before the final.", "Kenya").wikidata, "Q114");
}

TEST(Identifiers, APartOfAStateNamesTheState) {
  EXPECT_EQ(entity_of("The rebels hid in northern Kenya for a year.", "Kenya").wikidata, "Q114");
}

TEST(Identifiers, TheStateInAnOfficeIsPartOfItsName) {
  EXPECT_EQ(entity_of("He dreamt of being Emperor of Kenya and of many horses.", "Kenya").wikidata, "");
}

TEST(Identifiers, APersonIsIdentifiedByAnOffice) {
  EXPECT_EQ(entity_of("Chinese Foreign Minister Wang Yi spoke first.", "Wang Yi").wikidata, "Q701801");
  EXPECT_EQ(entity_of("My neighbour Wang Yi repairs bicycles.", "Wang Yi").wikidata, "");
}

TEST(Identifiers, ALeaderHasAnOfficeWithoutATitle) {
  EXPECT_EQ(entity_of("The North Korean leader Kim Jong Un spoke first. The Kim-Xi summit followed.", "Kim Jong Un").wikidata, "Q56226");
}

TEST(Identifiers, APartyIsTheOneOfTheStateTheTextSpeaksOf) {
  EXPECT_EQ(entity_of("In Washington the Democratic Party blocked the bill, and Americans in Ohio cheered.", "Democratic Party").wikidata, "Q29552");
  EXPECT_EQ(entity_of("In Japan the Democratic Party blocked the bill, and Japanese voters cheered.", "Democratic Party").wikidata, "");
}

TEST(Identifiers, APlaceBehindATitleIsAPieceOfAName) {
  EXPECT_EQ(entity_of("They saw a film about Captain Kenya and his friends.", "Kenya").wikidata, "");
}

TEST(Identifiers, AnotherPersonsOfficeConfirmsNobody) {
  EXPECT_EQ(entity_of("They met Charlie Baker, and the governor of the bank was there.", "Charlie Baker").wikidata, "");
}

TEST(Identifiers, WashingtonWithItsDistrictIsTheCity) {
  EXPECT_EQ(entity_of("He drew the plan for Washington, D.C. and went home to France.", "Washington, D.C.").geonames, "4140963");
}

}  // namespace
}  // namespace entente::test
