// Whom pronouns and nominals mean, on whole sentences through the whole engine. The sentences are written for these tests; what is right is what any
// reader would say.
#include "support/engine.h"

namespace entente::test {
namespace {

/// Name of the entity that the `n`th mention reading `words` belongs to; "" when there is no such mention.
std::string who(const std::string& text, const std::string& words, std::size_t n = 0) {
  const Analysis analysis = analyze(text);
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(text) == words && n-- == 0) return analysis.entities[mention.entity].name;
  }
  return "";
}

const std::string kTwo = "Marta Lindqvist met Thomas Baker in Oslo on Monday. ";

TEST(Pronouns, HeAndSheGoByGender) {
  EXPECT_EQ(who(kTwo + "She thanked him for the report.", "She"), "Marta Lindqvist");
  EXPECT_EQ(who(kTwo + "She thanked him for the report.", "him"), "Thomas Baker");
  EXPECT_EQ(who(kTwo + "He thanked her for the report.", "He"), "Thomas Baker");
}

TEST(Pronouns, ATitleTellsTheGender) {
  EXPECT_EQ(who("Mrs. Otieno met Thomas Baker on Monday. She thanked him.", "She"), "Otieno");
}

TEST(Pronouns, ABodyIsNeitherHeNorShe) {
  EXPECT_EQ(who("Siemens hired Anna Weber last year. It pays her well.", "It"), "Siemens");
  EXPECT_EQ(who("Siemens hired Anna Weber last year. It pays her well.", "her"), "Anna Weber");
}

TEST(Pronouns, TheyAreSeveral) {
  EXPECT_NE(who("The rebels met Thomas Baker on Monday. They thanked him.", "They"), "Thomas Baker");
  EXPECT_EQ(who("The rebels met Thomas Baker on Monday. They thanked him.", "him"), "Thomas Baker");
}

TEST(Pronouns, AReflexiveIsTheSubject) {
  EXPECT_EQ(who("Thomas Baker met Peter Lang on Monday. Baker blamed himself for the delay.", "himself"), "Thomas Baker");
}

TEST(Pronouns, APossessiveIsTheSubject) {
  EXPECT_EQ(who("Thomas Baker sold his house in Oslo.", "his"), "Thomas Baker");
}

TEST(Pronouns, IInAQuotationIsItsSpeaker) {
  EXPECT_EQ(who("\"I am very tired,\" Marta Lindqvist said on Monday.", "I"), "Marta Lindqvist");
}

TEST(Pronouns, AQuotedSheIsNotItsSpeaker) {
  EXPECT_NE(who(kTwo + "\"She is right,\" Anna Weber said.", "She"), "Anna Weber");
}

TEST(Nominals, ACompanyIsTheOneSpokenOf) {
  EXPECT_EQ(who("Siemens lost money last year. The company will sell two plants.", "The company"), "Siemens");
}

TEST(Nominals, ACountryIsTheOneSpokenOf) {
  EXPECT_EQ(who("Kenya signed the treaty on Monday. The country had waited for ten years.", "The country"), "Kenya");
}

TEST(Nominals, BothCountriesAreTheTwoNamed) {
  const std::string text = "Kenya and Norway signed the treaty on Monday. Both countries had waited for ten years.";
  EXPECT_EQ(who(text, "Both countries"), "Kenya and Norway");
  EXPECT_EQ(who(text, "Kenya and Norway"), "Kenya and Norway");
}

TEST(Nominals, AnOfficeWithCapitalsIsSomebody) {
  const std::string text = "The Prime Minister arrived in Oslo on Monday. He thanked Anna Weber.";
  EXPECT_EQ(who(text, "He"), "The Prime Minister");
  EXPECT_EQ(who("Vladimir Putin, the Russian President, arrived on Monday. The Russian President was tired.", "The Russian President"), "Vladimir Putin");
}

TEST(Nominals, ALeaderIsTheOneWhomTheTextCallsSo) {
  EXPECT_EQ(who("North Korean leader Kim Jong Un arrived on Monday. The leader said he was pleased.", "The leader"), "Kim Jong Un");
  EXPECT_EQ(who("North Korean leader Kim Jong Un met Xi Jinping in Dalian. The leader said he was pleased.", "The leader"), "Kim Jong Un");
  EXPECT_EQ(who("The envoy of Norway, Nils Lindqvist, met Elsa Quispe, Peru's foreign minister. The minister was pleased.", "The minister"), "Elsa Quispe");
}

/// Names of the members of the entity of the first mention reading `words`.
std::vector<std::string> members(const std::string& text, const std::string& words) {
  const Analysis analysis = analyze(text);
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(text) != words) continue;
    std::vector<std::string> out;
    for (const std::uint32_t id : analysis.entities[mention.entity].members) out.push_back(analysis.entities[id].name);
    return out;
  }
  return {};
}

using Strings = std::vector<std::string>;

TEST(Two, TheKoreasAreBoth) {
  const Strings both{"North Korea", "South Korea"};
  EXPECT_EQ(members("North Korea and South Korea met on Monday. The two Koreas signed a declaration.", "The two Koreas"), both);
  EXPECT_EQ(members("China understands that both Koreas want to diversify.", "both Koreas"), both);
  const Analysis analysis = analyze("The two Koreas signed a declaration.");
  std::vector<std::string> states;
  for (const std::uint32_t id : analysis.entities[0].members) states.push_back(analysis.entities[id].iso3166);
  EXPECT_EQ(states, (Strings{"KP", "KR"}));
}

TEST(Two, CountriesAreTheTwoThatAct) {
  EXPECT_EQ(members("Kenya met Norway in Sweden on Monday. The two countries signed a treaty.", "The two countries"), (Strings{"Kenya", "Norway"}));
  EXPECT_EQ(members("Russian President Vladimir Putin met Chinese President Xi Jinping. Leaders of both nations often meet.", "both nations"), (Strings{"Russia", "China"}));
  EXPECT_EQ(members("Moscow denied the report. Beijing rejected it. Both countries were angry.", "Both countries"), (Strings{"Russia", "China"}));
}

TEST(Two, LeadersAreTheTwoWhoMet) {
  EXPECT_EQ(members("Kim Jong Un met Donald Trump in Singapore. The two leaders signed a document.", "The two leaders"), (Strings{"Kim Jong Un", "Donald Trump"}));
  EXPECT_EQ(members("Kim Jong Un met Donald Trump in Singapore. Both sides were pleased.", "Both sides"), (Strings{"Kim Jong Un", "Donald Trump"}));
}

TEST(Two, OfficeHoldersAreTheTwoWhomTheTextCallsSo) {
  const std::string text = "Angela Merkel, the German chancellor, met Peru's foreign minister, Elsa Quispe, and Norway's foreign minister, Nils Lindqvist. ";
  EXPECT_EQ(members(text + "The two foreign ministers left.", "The two foreign ministers"), (Strings{"Elsa Quispe", "Nils Lindqvist"}));
  EXPECT_EQ(members("Marta Lindqvist met Anna Weber and Thomas Baker. The two women talked.", "The two women"), (Strings{"Marta Lindqvist", "Anna Weber"}));
}

TEST(Two, WhereThreeFitNobodyIsMeant) {
  EXPECT_EQ(members("Kenya, Norway and Sweden met. The two countries signed a treaty.", "The two countries"), Strings{});
  EXPECT_EQ(members("Kenya signed a treaty. Both countries were pleased.", "Both countries"), Strings{});
  EXPECT_EQ(members("Kim Jong Un met Xi Jinping and Vladimir Putin. The two leaders left.", "The two leaders"), Strings{});
}

TEST(Two, AListOfTwoNamesIsTheSameTwo) {
  const std::string text = "Kenya and Norway signed the treaty on Monday. Both countries had waited for ten years. They were pleased.";
  EXPECT_EQ(members(text, "Kenya and Norway"), (Strings{"Kenya", "Norway"}));
  EXPECT_EQ(who(text, "They"), who(text, "Both countries"));
}

TEST(Nominals, TheSameWordsAreTheSameThing) {
  const std::string text = "The committee met on Monday. Nobody knows what the committee decided.";
  EXPECT_NE(who(text, "the committee"), "");
  EXPECT_EQ(who(text, "The committee"), who(text, "the committee"));
}

TEST(Nominals, AnAppositionIsTheOneItStandsBehind) {
  EXPECT_EQ(who("Marta Lindqvist, the minister, met reporters in Oslo. The minister was tired.", "The minister"), "Marta Lindqvist");
}

TEST(People, TwoKimsStayTwo) {
  const std::string text = "Kim Jong Un came with his sister Kim Yo Jong. Kim Jong Un spoke first. Kim was tired.";
  EXPECT_EQ(who(text, "Kim Yo Jong"), "Kim Yo Jong");
  EXPECT_EQ(who(text, "Kim"), "Kim Jong Un");
  EXPECT_EQ(who(text, "his"), "Kim Jong Un");
}

TEST(People, AFamilyOfOneSurnameStaysApart) {
  const std::string text = "Marta Lindqvist came with Nils Lindqvist. Mrs. Lindqvist spoke first, and Mr. Lindqvist was tired.";
  EXPECT_EQ(who(text, "Lindqvist", 0), "Marta Lindqvist");
  EXPECT_EQ(who(text, "Lindqvist", 1), "Nils Lindqvist");
}

TEST(Nominals, ATitleWithAllItsWordsIsWhoBearsIt) {
  EXPECT_EQ(who("Foreign Minister Jens Holm met Marta Lindqvist in Oslo. The foreign minister said the talks were useful.", "The foreign minister"), "Jens Holm");
  EXPECT_EQ(who("Prime Minister Jens Holm met Marta Lindqvist in Oslo. The Prime Minister said the talks were useful.", "The Prime Minister"), "Jens Holm");
}

TEST(Nominals, CapitalsMakeNoTitleAName) {
  EXPECT_EQ(who("President Jens Holm spoke in Paris on Monday. The President praised Marta Lindqvist.", "The President"), "Jens Holm");
  EXPECT_EQ(who("Queen Margrethe met Peter Lang on Monday. The Queen thanked him.", "The Queen"), "Margrethe");
}

TEST(Two, ADatelineIsNoParty) {
  EXPECT_EQ(members("MANILA, Philippines -- U.S. Ambassador Mary Carlson met Vietnamese Foreign Minister Pham Binh Minh on Monday. Both countries want freer trade.", "Both countries"),
            (Strings{"United States", "Vietnam"}));
  EXPECT_EQ(members("COLOMBO, Sri Lanka -- Indian officials met Chinese diplomats on Monday. Both governments were pleased.", "Both governments"), (Strings{"India", "China"}));
}

TEST(Two, OneCountryIsNotBoth) {
  const std::string text = "Israel and Syria signed the treaty on Monday. The two countries had waited for ten years. The country was pleased.";
  EXPECT_NE(who(text, "The country"), "Israel and Syria");
}

TEST(Nominals, WhoIsCalledVeteranIsTheSame) {
  EXPECT_EQ(who("Senator Patrick Leahy will retire. The veteran senator, 81, was first elected in 1974.", "The veteran senator, 81"), "Patrick Leahy");
  EXPECT_EQ(who("Ranil Wickremesinghe, Sri Lanka's prime minister, was sworn in on Thursday. The six-time prime minister promised reform.", "The six-time prime minister"),
            "Ranil Wickremesinghe");
}

TEST(Nominals, AnotherOfficeIsAnotherPerson) {
  EXPECT_NE(who("Foreign Minister Jens Holm met Marta Lindqvist in Oslo. Holm told the Ambassador that he was pleased. The Ambassador thanked Holm.", "The Ambassador"), "Jens Holm");
}

TEST(Nominals, AnIslandIsNoMainland) {
  EXPECT_EQ(who("The United States approved a sale of missiles to Taiwan. China told Washington to stop arming the island.", "the island"), "Taiwan");
  EXPECT_EQ(who("Britain sent a ship to Cyprus on Monday. The island is an old friend of Britain.", "The island"), "Cyprus");
}

TEST(Nominals, AKingdomIsNoRepublic) {
  const std::string text = "Jordan and Lebanon have taken in many Syrians. The kingdom said that it could take no more.";
  EXPECT_EQ(who(text, "The kingdom"), "Jordan");
  EXPECT_EQ(who("Saudi Arabia signed a treaty with Qatar on Monday. The emirate was pleased.", "The emirate"), "Qatar");
}

TEST(Nominals, ARegionIsNoCity) {
  EXPECT_NE(who("The bank opened an office in Stockholm on Monday. It is the largest in the region. The region has many banks.", "the region"), "Stockholm");
}

TEST(Nominals, AGovernmentIsNoBank) {
  EXPECT_NE(who("The World Bank met reporters on Monday. The bank said that the government had asked for money. The government denied it.", "the government"), "World Bank");
}

TEST(Nominals, WhatSomebodyOwnsIsSomebodyElse) {
  EXPECT_NE(who("Jens Holm beat Marta Lindqvist in the vote. His rival conceded at once. She was tired.", "His rival"), "Jens Holm");
  EXPECT_EQ(who("Jens Holm beat Marta Lindqvist in the vote. His rival conceded at once. She was tired.", "His"), "Jens Holm");
  const std::string text = "Thomas Baker left the party in May. Baker's predecessor, Peter Lang, was pleased.";
  EXPECT_EQ(who(text, "Baker's predecessor"), "Peter Lang");
}

TEST(Nominals, AnAppositionIsOneWhateverComesBefore) {
  const std::string text = "President Jens Holm met his Peruvian counterpart, Juan Rojas, on Tuesday. Rojas's son, Pedro Rojas, was there.";
  EXPECT_EQ(who(text, "his Peruvian counterpart"), "Juan Rojas");
  EXPECT_EQ(who(text, "Rojas's son"), "Pedro Rojas");
}

TEST(Nominals, AYearOrAnAmountIsNobody) {
  const Analysis analysis = analyze("In 2021 the company sold 400 buses for 3 million euros. The 2021 figure was that of 2020. 2021 was a good year, and 3 million euros is much.");
  for (const Entity& entity : analysis.entities) EXPECT_EQ(entity.name.find_first_of("0123456789"), std::string::npos) << entity.name;
}

TEST(People, ATitleOfGivenNamesMakesAnotherMan) {
  const std::string text = "Omar Abdullah spoke in Srinagar on Monday. His grandfather, Sheikh Abdullah, led the state in 1947. Abdullah said he was proud.";
  EXPECT_NE(who(text, "Abdullah", 0), "Omar Abdullah");
  EXPECT_EQ(who(text, "Abdullah", 1), "Omar Abdullah");
  EXPECT_EQ(who("King Abdullah spoke in Amman on Monday. Abdullah was tired.", "Abdullah", 1), who("King Abdullah spoke in Amman on Monday. Abdullah was tired.", "Abdullah", 0));
}

TEST(People, AFamilyNameIsWhoWasNamedLast) {
  const std::string text = "Nadia Milleron, whose daughter Samya Stumo died, held a picture. Her husband, Michael Stumo, wept. Stumo said that he was angry.";
  EXPECT_EQ(who(text, "Stumo"), "Michael Stumo");
}

TEST(Two, ACounterpartHoldsTheSameOffice) {
  const std::string text = "Peruvian President Juan Rojas and Chilean President Pedro Soto spoke on Monday. Soto and his Brazilian counterpart, Jair Bolsonaro, will meet on Tuesday. ";
  EXPECT_EQ(members(text + "The two presidents will discuss trade.", "The two presidents"), (Strings{"Pedro Soto", "Jair Bolsonaro"}));
}

TEST(Nominals, ACompanyIsNoMinistry) {
  const std::string text = "The Justice Department sued Google on Tuesday. Its lawyer said that the company had broken the law.";
  EXPECT_EQ(who(text, "the company"), "Google");
}

TEST(Nominals, AnOfficeOfOneStateIsNotAnothers) {
  const std::string text = "President Vladimir Putin received Iranian President Ebrahim Raisi on Monday. The Iranian leader said that the talks were useful. The Russian president agreed.";
  EXPECT_EQ(who(text, "The Iranian leader"), "Ebrahim Raisi");
  EXPECT_EQ(who(text, "The Russian president"), "Vladimir Putin");
}

TEST(Nominals, AHeadOfGovernmentIsALeaderAndAPremier) {
  const std::string text = "South Korean President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida met on Monday. The Japanese premier laid a wreath. The South Korean leader thanked him.";
  EXPECT_EQ(who(text, "The Japanese premier"), "Fumio Kishida");
  EXPECT_EQ(who(text, "The South Korean leader"), "Yoon Suk Yeol");
}

TEST(Nominals, AHyphenatedOfficeIsWhole) {
  EXPECT_EQ(who("They met Elsa Quispe, the deputy secretary-general, who was in Oslo.", "the deputy secretary-general"), "Elsa Quispe");
}

TEST(Nominals, AMatterIsNobodyWhateverIsSaidOfIt) {
  for (const Entity& entity : analyze("The United Nations welcomed the agreement. \"Trade is the best guard of peace,\" said Elsa Quispe.").entities) EXPECT_NE(entity.name, "Trade");
}

TEST(Pronouns, TheirLeaderIsOfWhoWasNamed) {
  EXPECT_EQ(who("The Taliban attacked the base in Kunduz. Their leader, Haibatullah Akhundzada, issued a statement.", "Their"), "Taliban");
}

}  // namespace
}  // namespace entente::test
