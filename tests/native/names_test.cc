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

TEST(Names, ARelationIsNoTitle) {
  const Analysis analysis = analyze("She came with her sister Agnes Bauer and met Sister Ruth Amsel.");
  for (const Entity& entity : analysis.entities) {
    if (entity.name == "Agnes Bauer") EXPECT_TRUE(entity.roles.empty());
    if (entity.name == "Ruth Amsel") EXPECT_EQ(entity.roles.size(), 1u);
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

TEST(Names, AStateAndItsMinistryAreTwo) {
  const auto found = names("Ethiopia's Ministry of Defence said nothing.");
  EXPECT_TRUE(has(found, "GPE Ethiopia"));
  EXPECT_TRUE(has(found, "ORG Ministry of Defence"));
}

TEST(Dictionary, KnownNamesAreFoundWithTheirType) {
  Options options;
  options.dictionary = {{"Frobozz Magic Company", MentionType::org, {"FMC"}}};
  const auto found = names("The Frobozz Magic Company hired nobody. FMC declined to comment.", options);
  EXPECT_TRUE(has(found, "ORG Frobozz Magic Company"));
  EXPECT_TRUE(has(found, "ORG FMC"));
}

TEST(Corrections, RetypeReachesEveryOccurrence) {
  const std::string text = "Kabul denied it. Later Kabul was silent.";
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction edit;
  edit.kind = Correction::Kind::retype;
  edit.span = {0, 5};
  edit.type = MentionType::org;
  options.corrections = {edit};
  EXPECT_EQ(count(names(text, options), "ORG Kabul"), 2u);
}

TEST(Corrections, RemoveTakesAwayAndLeavingItOutBringsBack) {
  const std::string text = "Kabul denied it.";
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction edit;
  edit.kind = Correction::Kind::remove;
  edit.span = {0, 5};
  options.corrections = {edit};
  EXPECT_TRUE(names(text, options).empty());
  EXPECT_TRUE(has(names(text), "GPE Kabul"));
}

TEST(Corrections, AddMarksExactlyWhatTheUserSaid) {
  const std::string text = "The grue was eaten by the grue.";
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction edit;
  edit.kind = Correction::Kind::add;
  edit.span = {4, 8};
  edit.type = MentionType::person;
  options.corrections = {edit};
  EXPECT_EQ(count(names(text, options), "PERSON grue"), 2u);
}

TEST(Corrections, MergeAndSplitMoveMentions) {
  const std::string text = "Kabul spoke to Tehran. Kabul waited.";
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction merge;
  merge.kind = Correction::Kind::merge;
  merge.span = {15, 21};
  merge.into = Span{0, 5};
  options.corrections = {merge};
  const Analysis merged = analyze(text, options);
  ASSERT_EQ(merged.mentions.size(), 3u);
  EXPECT_EQ(merged.mentions[0].entity, merged.mentions[1].entity);
  Correction split;
  split.kind = Correction::Kind::split;
  split.span = {23, 28};
  options.corrections = {split};
  const Analysis parted = analyze(text, options);
  ASSERT_EQ(parted.mentions.size(), 3u);
  EXPECT_NE(parted.mentions[0].entity, parted.mentions[2].entity);
}

/// Mentions are in order, in the text, properly nested, and `within` is the smallest that encloses.
TEST(Mentions, AreProperlyNested) {
  const std::string text =
      "The Bank of Japan and the University of California, Berkeley signed in Tokyo. The Trump-Kim summit opened near the Embassy of France.";
  const Analysis analysis = analyze(text);
  for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
    const Span span = analysis.mentions[i].span;
    EXPECT_LT(span.begin, span.end);
    EXPECT_LE(span.end, text.size());
    std::optional<std::uint32_t> smallest;
    for (std::uint32_t j = 0; j < i; ++j) {
      const Span other = analysis.mentions[j].span;
      EXPECT_TRUE(before(other, span));
      EXPECT_TRUE(!other.overlaps(span) || other.contains(span));
      if (other.contains(span) && (!smallest || other.size() <= analysis.mentions[*smallest].span.size())) smallest = j;
    }
    EXPECT_EQ(analysis.mentions[i].within, smallest);
  }
}

TEST(Analysing, SlicesGiveTheSameAnalysis) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta.\n\nWidodo praised Germany's Bundestag, the EU and NATO.\n\n";
  const Options options;
  const std::string whole = to_json(analyze(text), engine().info(), options);
  for (const std::size_t slice : {1u, 100u, 1000u}) {
    auto analysing = engine().start(text, options);
    ASSERT_TRUE(analysing.ok());
    while (analysing.value().step(slice)) {
    }
    EXPECT_EQ(to_json(analysing.value().finish(), engine().info(), options), whole) << slice;
  }
}

TEST(Analysing, PartialsCoverTheTextOnceInOrder) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "Envoys from Norway met in Oslo on Monday to discuss fishing.\n\n";
  auto analysing = engine().start(text, {});
  ASSERT_TRUE(analysing.ok());
  std::uint32_t last = 0;
  std::size_t mentions = 0;
  for (bool more = true; more;) {
    more = analysing.value().step(200);
    const Analysis partial = analysing.value().partial();
    for (const Mention& mention : partial.mentions) {
      EXPECT_GE(mention.span.begin, last);
      last = mention.span.begin;
      ++mentions;
    }
  }
  EXPECT_EQ(mentions, 100u);
}

TEST(Analyze, RefusesADateThatIsNone) {
  Options options;
  options.date = "yesterday";
  const auto refused = engine().analyze("x", options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::bad_option);
}

}  // namespace
}  // namespace entente::test
