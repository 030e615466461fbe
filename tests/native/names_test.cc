// What a reader expects of the names found, end to end. The sentences are written for these tests.
#include "support/engine.h"

namespace entente::test {
namespace {

TEST(Names, TwoStatesInAListAreTwo) {
  const auto found = names("China, North Korea and Vietnam sent delegations to the talks.");
  EXPECT_TRUE(has(found, "GPE China"));
  EXPECT_TRUE(has(found, "GPE North Korea"));
  EXPECT_TRUE(has(found, "GPE Vietnam"));
}

TEST(Names, ContinentsAndRangesAreNoTownsOfThatName) {
  const auto found = names("The outbreak spread across Asia and Africa. Climbers crossed the Andes and the Himalayas.");
  for (const char* place : {"LOC Asia", "LOC Africa", "LOC Andes", "LOC Himalayas"}) EXPECT_TRUE(has(found, place)) << place;
}

TEST(Names, HyphenatedStatesAreNamesOfTheirOwn) {
  const auto found = names("The U.S.-North Korea dialogue follows the Washington-Seoul-Pyongyang format.");
  EXPECT_TRUE(has(found, "GPE U.S."));
  EXPECT_TRUE(has(found, "GPE North Korea"));
  EXPECT_TRUE(has(found, "GPE Washington"));
  EXPECT_TRUE(has(found, "GPE Seoul"));
  EXPECT_TRUE(has(found, "GPE Pyongyang"));
}

TEST(Names, ASummitOfTwoPeopleIsAnEventWithBothInside) {
  const std::string text = "President Emmanuel Macron met Angela Merkel on Friday. The Macron-Merkel summit lasted two days.";
  const Analysis analysis = analyze(text);
  const auto event = std::find_if(analysis.mentions.begin(), analysis.mentions.end(), [](const Mention& m) { return m.type == MentionType::event; });
  ASSERT_NE(event, analysis.mentions.end());
  EXPECT_EQ(event->span.of(text), "Macron-Merkel summit");
  const auto index = static_cast<std::uint32_t>(event - analysis.mentions.begin());
  const auto inside = std::count_if(analysis.mentions.begin(), analysis.mentions.end(), [&](const Mention& m) { return m.type == MentionType::person && m.within == index; });
  EXPECT_EQ(inside, 2);
}

TEST(Names, PossessivesStayOutside) {
  const auto found = names("Turkey's foreign minister praised Angela Merkel\xE2\x80\x99s offer.");
  EXPECT_TRUE(has(found, "GPE Turkey"));
  EXPECT_TRUE(has(found, "PERSON Angela Merkel"));
}

TEST(Names, TitlesAreRolesAndNotPartOfTheName) {
  const std::string text = "Chinese Foreign Minister Wang Yi spoke to President Joko Widodo in Jakarta.";
  const Analysis analysis = analyze(text);
  const auto person = std::find_if(analysis.entities.begin(), analysis.entities.end(), [](const Entity& e) { return e.name == "Wang Yi"; });
  ASSERT_NE(person, analysis.entities.end());
  ASSERT_EQ(person->roles.size(), 1u);
  EXPECT_EQ(person->roles[0].title, "Foreign Minister");
  EXPECT_EQ(person->roles[0].span.of(text), "Foreign Minister");
}

TEST(Names, AWordOfATitleIsNoName) {
  for (const char* text : {"Israeli Prime Minister Ehud Olmert warned them on Tuesday.", "Ukrainian Prime Minister Yulia Tymoshenko says her government agrees.",
                           "He spoke near the headquarters of Prime Minister Iyad Allawi's political party in Baghdad."}) {
    EXPECT_FALSE(has(names(text), "PERSON Prime")) << text;
  }
  EXPECT_FALSE(has(names("ECOWAS lifted sanctions on Niger, where General Abdourahamane Tiani seized power in July 2023."), "ORG General"));
  EXPECT_FALSE(has(names("Secretary of State Antony Blinken had pressed Addis Ababa to withdraw the Eritreans."), "ORG State"));
}

TEST(Names, ProvincesAndTheirLikeAreGoverned) {
  const auto found = names("Gunmen attacked a village in Zamfara State. Helmand Province and Quezon City were quiet; the Kabul River rose.");
  for (const char* place : {"GPE Zamfara State", "GPE Helmand Province", "GPE Quezon City", "LOC Kabul River"}) EXPECT_TRUE(has(found, place)) << place;
}

TEST(Names, AYearIsNoEvent) {
  for (const std::string& name : names("Addis Ababa has refused to name a minimum flow, arguing that the 1997 UN Watercourses Convention, which neither country has ratified, asks only for prior notification.")) {
    EXPECT_EQ(name.find(" 1997"), std::string::npos) << name;
  }
}

TEST(Names, NoNameEndsInAFunctionWord) {
  const auto found = names("Abdullah II of Jordan has vowed not to tolerate it. He spoke to Royal Trustco Ltd. of Toronto.");
  EXPECT_TRUE(has(found, "PERSON Abdullah II"));
  EXPECT_TRUE(has(found, "GPE Jordan"));
  EXPECT_TRUE(has(found, "GPE Toronto"));
}

TEST(Names, FamilyNamesThatComeFirstAreKnownAlone) {
  EXPECT_EQ(count(names("Xi Jinping met reporters. After lunch, Xi left, and nobody told Xi why."), "PERSON Xi"), 2u);
  EXPECT_EQ(count(names("Park Geun-hye lost the vote. Then Park resigned."), "PERSON Park"), 1u);
}

TEST(Names, AThirdPartyOfASummitIsInsideToo) {
  const auto found = names("Joko Widodo, Anwar Ibrahim and Xi Jinping agreed. The Widodo-Ibrahim-Xi summit ended.");
  EXPECT_TRUE(has(found, "EVENT Widodo-Ibrahim-Xi summit"));
  EXPECT_EQ(count(found, "PERSON Xi"), 1u);
}

TEST(Names, NoNameRunsAcrossParagraphs) {
  const std::string text = "Donald Trump and Kim Jong Un met. It was about Trump-Kim\n\nSummit talks followed in Paris.";
  for (const Mention& mention : analyze(text).mentions) EXPECT_EQ(mention.span.of(text).find('\n'), std::string_view::npos);
}

TEST(Names, ATitleOfTheParagraphBeforeIsNobodysRole) {
  const Analysis analysis = analyze("They voted for a new President\n\nAngela Merkel said nothing about it, and Merkel left.");
  for (const Entity& entity : analysis.entities) EXPECT_TRUE(entity.roles.empty()) << entity.name;
}

TEST(Names, MiddleNamesThatDifferAreDifferentPeople) {
  const std::string text = "George W. Bush spoke. George H. W. Bush listened. George Soros did not come.";
  const Analysis analysis = analyze(text);
  ASSERT_EQ(analysis.mentions.size(), 3u);
  EXPECT_NE(analysis.mentions[0].entity, analysis.mentions[1].entity);
}

TEST(Names, EveryFamilyNameOfTheSampleArticleIsFound) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/../shared/samples/kim-xi-dalian.txt", std::ios::binary);
  if (!in) GTEST_SKIP() << "SKIPPED: ../shared/samples is not here";
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const Analysis analysis = analyze(text);
  for (const std::string word : {"Xi", "Kim", "Trump"}) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
      const bool found = std::any_of(analysis.mentions.begin(), analysis.mentions.end(),
                                     [span](const Mention& m) { return m.type == MentionType::person && m.span.contains(span); });
      EXPECT_TRUE(found) << word << " at byte " << at;
    }
  }
}

TEST(Names, ARelationIsNoTitle) {
  const Analysis analysis = analyze("She came with her sister Agnes Bauer and met Sister Ruth Amsel.");
  for (const Entity& entity : analysis.entities) {
    if (entity.name == "Agnes Bauer") { EXPECT_TRUE(entity.roles.empty()); }
    if (entity.name == "Ruth Amsel") { EXPECT_EQ(entity.roles.size(), 1u); }
  }
}

TEST(Names, AFamilyNameAloneIsTheNamedPerson) {
  const std::string text = "Olusegun Obasanjo landed in Abuja. Reporters waited for hours, but Obasanjo said nothing.";
  const Analysis analysis = analyze(text);
  std::vector<std::uint32_t> entities;
  for (const Mention& m : analysis.mentions) {
    if (m.span.of(text).ends_with("Obasanjo")) entities.push_back(m.entity);
  }
  ASSERT_EQ(entities.size(), 2u);
  EXPECT_EQ(entities[0], entities[1]);
}

TEST(Names, LexiconAliasesAreOneEntity) {
  const std::string text = "The United States and Iran talk again. The U.S. wants more. The USA is patient.";
  const Analysis analysis = analyze(text);
  std::vector<std::uint32_t> entities;
  for (const Mention& m : analysis.mentions) {
    if (m.span.of(text) != "Iran") entities.push_back(m.entity);
  }
  ASSERT_EQ(entities.size(), 3u);
  EXPECT_EQ(entities[0], entities[1]);
  EXPECT_EQ(entities[0], entities[2]);
  EXPECT_EQ(analysis.entities[entities[0]].iso3166, "US");
}

TEST(Names, ACommonWordOpeningASentenceIsNoName) {
  EXPECT_TRUE(names("Reading helps. Mobile phones are cheap. May we go? Nice work was done, and march they did.").empty());
}

TEST(Names, OrdinaryProseHasNone) { EXPECT_TRUE(names("The committee met again after lunch, and nobody was surprised by what it decided.").empty()); }

TEST(Names, NumbersAndLogLinesHaveNone) { EXPECT_TRUE(names("2023-10-04 12:33:01 INFO 0x7f3a retry=3 took 45ms\n5551234 8842 9917\n").empty()); }

TEST(Names, ForeignTextGetsAWarningAndNoNames) {
  const Analysis analysis = analyze(
      "Der Bundestag hat gestern nach langer Debatte ein Gesetz verabschiedet, das die Regierung von Kanzler Scholz seit Monaten gefordert hatte. "
      "Die Opposition sprach von einem schwarzen Tag und will nun vor das Gericht ziehen, wie mehrere Abgeordnete sagten.");
  EXPECT_TRUE(analysis.mentions.empty());
  ASSERT_EQ(analysis.warnings.size(), 1u);
  EXPECT_EQ(analysis.warnings[0].code, "not_english");
  EXPECT_EQ(analysis.document.language, "de");
}

TEST(Names, AllCapsCablesAreRead) {
  const auto found = names("AMBASSADOR MET FOREIGN MINISTER SERGEY LAVROV IN MOSCOW ON TUESDAY.\nHE RAISED SYRIA AND THE UNITED NATIONS VOTE.");
  EXPECT_TRUE(has(found, "GPE MOSCOW"));
  EXPECT_TRUE(has(found, "GPE SYRIA"));
  EXPECT_TRUE(has(found, "ORG UNITED NATIONS"));
  EXPECT_TRUE(has(found, "PERSON SERGEY LAVROV"));
}

TEST(Names, DecomposedLettersMatchTheComposedName) {
  const auto found = names("Officials in I\xCC\x87zmir and in S\xC3\xA3o Paulo agreed; Sa\xCC\x83o Paulo will host.");
  EXPECT_TRUE(has(found, "GPE S\xC3\xA3o Paulo"));
  EXPECT_TRUE(has(found, "GPE Sa\xCC\x83o Paulo"));
}

TEST(Names, WeaponsTreatiesAndWarsAreFound) {
  const auto found = names("The THAAD battery, the Panmunjom Declaration and the Korean War were discussed at the White House.");
  EXPECT_TRUE(has(found, "WEAPON THAAD"));
  EXPECT_TRUE(has(found, "LAW Panmunjom Declaration"));
  EXPECT_TRUE(has(found, "EVENT Korean War"));
  EXPECT_TRUE(has(found, "ORG White House"));
}

TEST(Names, ACoordinationOfKnownNamesIsTwo) {
  const auto found = names("The European Union and Norway have offered help, and so have Boeing and Airbus.");
  EXPECT_TRUE(has(found, "ORG European Union"));
  EXPECT_TRUE(has(found, "GPE Norway"));
  EXPECT_TRUE(has(found, "ORG Boeing"));
  EXPECT_TRUE(has(found, "ORG Airbus"));
}

TEST(Names, ACompanysLegalFormBelongsToItsName) {
  const auto found = names("The suit names Foobar Holdings, LLC and Acme Widgets Inc. as defendants.");
  EXPECT_TRUE(has(found, "ORG Foobar Holdings, LLC"));
  EXPECT_TRUE(has(found, "ORG Acme Widgets Inc."));
  EXPECT_EQ(found.size(), 2u);
}

TEST(Names, ANationalityAndItsBodyAreOneName) {
  const auto found = names("The Iraqi Armed Forces advanced. Turkish Air Force jets struck targets, and the Iraqi Army waited.");
  for (const char* body : {"ORG Iraqi Armed Forces", "ORG Turkish Air Force", "ORG Iraqi Army", "NORP Turkish"}) EXPECT_TRUE(has(found, body)) << body;
  EXPECT_TRUE(has(names("Iraqi officials met the French President in Paris."), "NORP Iraqi"));
}

TEST(Names, AStateAndItsMinistryAreTwo) {
  const auto found = names("Ethiopia's Ministry of Defence said nothing.");
  EXPECT_TRUE(has(found, "GPE Ethiopia"));
  EXPECT_TRUE(has(found, "ORG Ministry of Defence"));
}

TEST(Names, ThoseCountedByOneNameAreNoName) {
  for (const char* text : {"The two Koreas signed a declaration.", "Both Koreas signed a declaration."}) EXPECT_FALSE(has(names(text), "GPE Koreas")) << text;
  const auto found = names("The treaty binds both Honduras and Peru.");
  for (const char* state : {"GPE Honduras", "GPE Peru"}) EXPECT_TRUE(has(found, state)) << state;
}

}  // namespace
}  // namespace entente::test
