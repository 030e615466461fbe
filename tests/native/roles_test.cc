// What people are, and of whom. The sentences are written for these tests; what is right is what any reader would say.
#include "support/engine.h"

namespace entente::test {
namespace {

/// Roles of the person of this name as "President of United States".
std::vector<std::string> roles(const std::string& text, const std::string& name) {
  const Analysis analysis = analyze(text);
  std::vector<std::string> out;
  for (const Entity& entity : analysis.entities) {
    if (entity.name != name) continue;
    for (const Role& role : entity.roles) out.push_back(role.title + (role.of ? " of " + analysis.entities[*role.of].name : ""));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Roles, AnOfficeIsOfTheStateNamedBeforeIt) {
  EXPECT_EQ(roles("In Paris, Polish President Andrzej Duda spoke of Poland's future.", "Andrzej Duda"), Strings{"President of Poland"});
}

TEST(Roles, AnOfficeIsOfTheStateThatOwnsIt) {
  EXPECT_EQ(roles("Norway's Prime Minister Erna Solberg arrived on Monday.", "Erna Solberg"), Strings{"Prime Minister of Norway"});
}

TEST(Roles, AnOfficeStandsInAppositionBeforeTheName) {
  for (const char* text : {"Peru's foreign minister, Elsa Quispe, said the talks had failed.", "Peru's new foreign minister, Elsa Quispe, said the talks had failed.",
                           "They met the foreign minister of Peru, Elsa Quispe."}) {
    EXPECT_EQ(roles(text, "Elsa Quispe"), Strings{"foreign minister of Peru"}) << text;
  }
  EXPECT_EQ(roles("On Monday the Russian President, Vladimir Putin, left Russia.", "Vladimir Putin"), Strings{"President of Russia"});
}

TEST(Roles, AnOfficeStandsInAppositionBehindTheName) {
  for (const char* text : {"Elsa Quispe, Peru's foreign minister, said the talks had failed.", "Elsa Quispe, the foreign minister of Peru, said the talks had failed.",
                           "They met Elsa Quispe, foreign minister of Peru since May.", "They met Elsa Quispe (Peru's veteran foreign minister) in Oslo."}) {
    EXPECT_EQ(roles(text, "Elsa Quispe"), Strings{"foreign minister of Peru"}) << text;
  }
}

TEST(Roles, AFormerOfficeIsCalledSo) {
  EXPECT_EQ(roles("Elsa Quispe, Peru's former foreign minister, said the talks had failed.", "Elsa Quispe"), Strings{"former foreign minister of Peru"});
}

TEST(Roles, AnOfficeBesideACommaMayBeSomebodyElses) {
  for (const char* text : {"After meeting Elsa Quispe, the foreign minister of Peru left.", "As president, Elsa Quispe led the country.",
                           "They met Elsa Quispe, foreign minister Juan Rojas and others.", "After meeting Elsa Quispe, the president, Juan Rojas, left.",
                           "They saw Elsa Quispe, the president's sister."}) {
    EXPECT_EQ(roles(text, "Elsa Quispe"), Strings{}) << text;
  }
}

TEST(Roles, AnOfficeInAppositionConfirmsAnIdentifier) {
  const Analysis analysis = analyze("On Monday the Russian President, Vladimir Putin, met reporters.");
  const auto putin = std::find_if(analysis.entities.begin(), analysis.entities.end(), [](const Entity& e) { return e.name == "Vladimir Putin"; });
  ASSERT_NE(putin, analysis.entities.end());
  EXPECT_EQ(putin->wikidata, "Q7747");
}

TEST(Roles, ALeaderIsOfWhatHeLeads) {
  EXPECT_EQ(roles("North Korean leader Kim Jong Un went home to North Korea.", "Kim Jong Un"), Strings{"leader of North Korea"});
}

TEST(Roles, AnOfficeOfAPeopleIsOfItsState) {
  EXPECT_EQ(roles("Polish President Andrzej Duda spoke in Paris.", "Andrzej Duda"), Strings{"President of Poland"});
}

TEST(Roles, AnOfficeAloneIsOfNobody) {
  EXPECT_EQ(roles("He met with President Xi Jinping in Dalian.", "Xi Jinping"), Strings{"President"});
}

TEST(Roles, AStateInAnotherSentenceHoldsNoOffice) {
  EXPECT_EQ(roles("They all went to France. President Xi Jinping stayed.", "Xi Jinping"), Strings{"President"});
}

TEST(Roles, AMemberIsOfTheBodyNamedBeforeIt) {
  EXPECT_EQ(roles("He met Politburo Standing Committee member Wang Huning there.", "Wang Huning"), Strings{"member of Politburo Standing Committee"});
}

TEST(Roles, AWifeIsNotOfHerCountry) {
  EXPECT_EQ(roles("Thomas Baker came from the United States with his American wife Agnes Bauer.", "Agnes Bauer"), Strings{"wife of Thomas Baker"});
}

TEST(Roles, ARelativeIsOfWhomThePossessiveMeans) {
  EXPECT_EQ(roles("Kim Jong Un brought his sister Kim Yo Jong to the talks.", "Kim Yo Jong"), Strings{"sister of Kim Jong Un"});
  EXPECT_EQ(roles("Marta Lindqvist arrived with her younger brother Nils Lindqvist.", "Nils Lindqvist"), Strings{"brother of Marta Lindqvist"});
}

TEST(Roles, ARelativeIsOfWhomTheGenitiveNames) {
  EXPECT_EQ(roles("The guests met Marta Lindqvist's brother Nils Lindqvist.", "Nils Lindqvist"), Strings{"brother of Marta Lindqvist"});
  EXPECT_EQ(roles("The guests met Nils Lindqvist, the brother of Marta Lindqvist.", "Nils Lindqvist"), Strings{"brother of Marta Lindqvist"});
}

TEST(Roles, AMemberIsOfTheBodyNamedBehindIt) {
  EXPECT_EQ(roles("Wang Huning, a member of the Politburo, left early.", "Wang Huning"), Strings{"member of Politburo"});
}

TEST(Roles, ASisterOfAConventIsNoRelative) {
  EXPECT_EQ(roles("The guests met Sister Agnes Bauer in her garden.", "Agnes Bauer"), Strings{"Sister"});
}

TEST(Roles, TheSampleArticlesPeopleHaveTheirOffices) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/../shared/samples/kim-xi-dalian.txt", std::ios::binary);
  if (!in) GTEST_SKIP() << "SKIPPED: ../shared/samples is not here";
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(roles(text, "Kim Jong Un"), Strings{"leader of North Korea"});
  EXPECT_EQ(roles(text, "Donald Trump"), Strings{"President of United States"});
  EXPECT_EQ(roles(text, "Wang Yi"), Strings{"Foreign Minister of China"});
  EXPECT_EQ(roles(text, "Wang Huning"), Strings{"member of Politburo Standing Committee"});
}

TEST(Roles, ARoleShowsItsWords) {
  const std::string text = "Chinese Foreign Minister Wang Yi left China.";
  const Analysis analysis = analyze(text);
  for (const Entity& entity : analysis.entities) {
    if (entity.name != "Wang Yi") continue;
    ASSERT_EQ(entity.roles.size(), 1u);
    EXPECT_EQ(entity.roles[0].span.of(text), "Foreign Minister");
    return;
  }
  FAIL() << "Wang Yi was not found";
}

TEST(Roles, ATitleOfCourtesyIsNone) {
  EXPECT_EQ(roles("Mr. Thomas Baker met Ms. Anna Weber on Monday.", "Thomas Baker"), Strings{});
}

TEST(Roles, ARoleIsSaidOnce) {
  EXPECT_EQ(roles("General Joseph Votel spoke on Monday. Gen. Votel was tired.", "Joseph Votel"), Strings{"General"});
  EXPECT_EQ(roles("Foreign Minister Elsa Quispe left. Minister Quispe was tired. Elsa Quispe, Peru's foreign minister, came back.", "Elsa Quispe"), Strings{"Foreign Minister of Peru"});
  EXPECT_EQ(roles("They met Elsa Quispe, the deputy secretary-general, who was in Oslo.", "Elsa Quispe"), Strings{"deputy secretary-general"});
  EXPECT_EQ(roles("Elsa Quispe, foreign minister of Peru, left on Monday. Elsa Quispe, the former foreign minister of Peru, was tired.", "Elsa Quispe"),
            Strings{"former foreign minister of Peru"});
}

TEST(Roles, AnOfficeSaysWhatItIsFor) {
  EXPECT_EQ(roles("Russian Sports Minister Mikhail Degtyarev met reporters in Moscow.", "Mikhail Degtyarev"), Strings{"Sports Minister of Russia"});
  EXPECT_EQ(roles("Former Estonian defense chief Riho Terras met reporters in Berlin.", "Riho Terras"), Strings{"Former defense chief of Estonia"});
  EXPECT_EQ(roles("Estonian defense chief Riho Terras met reporters in Berlin.", "Riho Terras"), Strings{"defense chief of Estonia"});
}

TEST(Roles, AnInLawIsCalledSo) {
  EXPECT_EQ(roles("Thomas Baker brought his brother-in-law, Peter Lang, to Oslo.", "Peter Lang"), Strings{"brother-in-law of Thomas Baker"});
}

TEST(Roles, AnOfficeIsOfTheBodyThatANominalMeans) {
  EXPECT_EQ(roles("The World Bank will lend the money. The bank's regional director, Luis Fernandez, arrived on Monday.", "Luis Fernandez"),
            Strings{"regional director of World Bank"});
  EXPECT_EQ(roles("They met Luis Fernandez, a former Spanish finance minister, in Oslo.", "Luis Fernandez"), Strings{"former finance minister of Spain"});
  EXPECT_EQ(roles("A court in Marseille acquitted Jean-Claude Moreau, the city's former mayor, on Friday.", "Jean-Claude Moreau"), Strings{"former mayor of Marseille"});
}

TEST(Roles, ALawyerIsOfHerClient) {
  EXPECT_EQ(roles("Thomas Baker was not in court. Baker's lawyer, Anna Weber, said that he was ill.", "Anna Weber"), Strings{"lawyer of Thomas Baker"});
}

TEST(Roles, AGenitiveTellsTheBodyWhoseSomebodyIs) {
  EXPECT_EQ(roles("The IMF's Anna Weber led the talks in Oslo.", "Anna Weber"), Strings{"member of International Monetary Fund"});
  EXPECT_EQ(roles("The World Bank's president, Thomas Baker, met reporters. The World Bank's Baker was pleased.", "Thomas Baker"), Strings{"president of World Bank"});
}

TEST(Roles, AnOfficeNeedsNoCapital) {
  EXPECT_EQ(roles("Peter Lang received the Peruvian president, Juan Rojas, on Monday.", "Juan Rojas"), Strings{"president of Peru"});
  EXPECT_EQ(roles("Peter Lang met former Peruvian president Juan Rojas on Monday.", "Juan Rojas"), Strings{"former president of Peru"});
}

}  // namespace
}  // namespace entente::test
