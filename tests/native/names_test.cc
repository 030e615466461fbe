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

TEST(Dictionary, KnownNamesAreFoundWithTheirType) {
  Options options;
  options.dictionary = {{"Frobozz Magic Company", MentionType::org, {"FMC"}}};
  const auto found = names("The Frobozz Magic Company hired nobody. FMC declined to comment.", options);
  EXPECT_TRUE(has(found, "ORG Frobozz Magic Company"));
  EXPECT_TRUE(has(found, "ORG FMC"));
}

TEST(Dictionary, ItsNamesOutlastAnEventFoundAroundThem) {
  Options options;
  options.dictionary = {{"Trump-Kim summit", MentionType::work, {}}};
  const auto found = names("Donald Trump and Kim Jong Un met. The Trump-Kim summit was a success.", options);
  EXPECT_TRUE(has(found, "WORK Trump-Kim summit"));
}

TEST(Dictionary, NamesDoNotRunAcrossParagraphs) {
  Options options;
  options.dictionary = {{"war North", MentionType::org, {}}};
  EXPECT_FALSE(has(names("They feared a war\n\nNorth winds came.", options), "ORG war\n\nNorth"));
}

TEST(Dictionary, TheLongerOfTwoNamesWins) {
  Options options;
  options.dictionary = {{"Frobozz", MentionType::person, {}}, {"Frobozz Magic", MentionType::org, {}}};
  const auto found = names("We rang Frobozz Magic, and then Frobozz.", options);
  EXPECT_TRUE(has(found, "ORG Frobozz Magic"));
  EXPECT_TRUE(has(found, "PERSON Frobozz"));
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

TEST(Corrections, AddMarksTheChosenSpanBeforeItsNeighbours) {
  const std::string text = "grue grue grue";
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction edit;
  edit.kind = Correction::Kind::add;
  edit.span = {5, 14};
  edit.type = MentionType::work;
  options.corrections = {edit};
  const Analysis analysis = analyze(text, options);
  ASSERT_EQ(analysis.mentions.size(), 1u);
  EXPECT_EQ(analysis.mentions[0].span, (Span{5, 14}));
}

TEST(Corrections, RespanMovesAMentionAndKeepsItsType) {
  const std::string text = "Envoys left Greater Kabul today.";
  Options options;
  options.offsets = OffsetUnit::utf8;
  options.corrections.resize(2);
  options.corrections[0].kind = Correction::Kind::add;
  options.corrections[0].span = {20, 25};
  options.corrections[0].type = MentionType::gpe;
  options.corrections[1].kind = Correction::Kind::respan;
  options.corrections[1].span = {20, 25};
  options.corrections[1].new_span = Span{12, 25};
  EXPECT_EQ(names(text, options), std::vector<std::string>{"GPE Greater Kabul"});
}

TEST(Corrections, SpansCountUtf16UnitsBehindEmoji) {
  const std::string text = "\xF0\x9F\x98\x80 grue";
  Options options;
  Correction edit;
  edit.kind = Correction::Kind::add;
  edit.span = {3, 7};
  edit.type = MentionType::person;
  options.corrections = {edit};
  EXPECT_EQ(names(text, options), std::vector<std::string>{"PERSON grue"});
}

TEST(Corrections, SpansThatMarkNothingAreRefused) {
  const std::string text = "a\xF0\x9F\x98\x80 b";
  for (const Span span : {Span{0, 99}, Span{2, 3}, Span{3, 4}}) {
    Options options;
    Correction edit;
    edit.kind = Correction::Kind::add;
    edit.span = span;
    edit.type = MentionType::person;
    options.corrections = {edit};
    const auto refused = engine().analyze(text, options);
    ASSERT_FALSE(refused.ok()) << span.begin;
    EXPECT_EQ(refused.error().code, ErrorCode::bad_option);
  }
}

/// Each mention but the first of its entity has an antecedent before it, in the same entity.
void expect_sound_links(const Analysis& analysis) {
  std::vector<bool> seen(analysis.entities.size());
  for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    EXPECT_EQ(mention.link.antecedent.has_value(), seen[mention.entity]) << i;
    if (mention.link.antecedent) {
      EXPECT_LT(*mention.link.antecedent, i);
      EXPECT_EQ(analysis.mentions[*mention.link.antecedent].entity, mention.entity);
    }
    seen[mention.entity] = true;
  }
}

TEST(Corrections, LinksStayInTheirEntityAfterASplit) {
  const std::string text = "They saw Kabul. Later Kabul was calm. Then Kabul spoke.";
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction edit;
  edit.kind = Correction::Kind::split;
  edit.span = {9, 14};
  options.corrections = {edit};
  const Analysis analysis = analyze(text, options);
  ASSERT_EQ(analysis.mentions.size(), 3u);
  expect_sound_links(analysis);
}

TEST(Links, ShortNamesBeforeTheFullOneHaveAnAntecedent) {
  expect_sound_links(analyze("Obasanjo spoke. Obasanjo left. Olusegun Obasanjo is a former president, and Obasanjo knows it."));
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
  std::string text = "GENEVA, May 8, 2018 -- Envoys met.\n\n";
  for (int i = 0; i < 60; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta on May 9. He smiled.\n\nWidodo praised Germany's Bundestag, the EU and NATO. The leader left.\n\n";
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

TEST(Analysing, JoiningBitByBitGivesTheSameAnalysisAndGoesForward) {
  std::string text = "GENEVA, May 8, 2018 -- Envoys met.\n\n";
  for (int i = 0; i < 700; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta on May 9. He smiled.\n\nWidodo praised the EU, and the envoy agreed. The leader left it.\n\n";
  const Options options;
  auto analysing = engine().start(text, options);
  ASSERT_TRUE(analysing.ok());
  while (analysing.value().step(1 << 16)) {
  }
  std::size_t joined = analysing.value().joined(), steps = 0;
  EXPECT_EQ(joined, 0u);
  for (bool more = true; more; ++steps) {
    more = analysing.value().join();
    EXPECT_GE(analysing.value().joined(), joined);
    joined = analysing.value().joined();
  }
  EXPECT_EQ(joined, 1000u);
  EXPECT_GE(steps, 10u);
  EXPECT_FALSE(analysing.value().join());
  EXPECT_EQ(to_json(analysing.value().finish(), engine().info(), options), to_json(analyze(text), engine().info(), options));
}

TEST(JsonParts, PutTogetherAreTheWhole) {
  std::string text = "GENEVA, May 8, 2018 -- Envoys met.\n\n";
  for (int i = 0; i < 20; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta. He smiled.\n\n";
  for (const bool with_words : {false, true}) {
    Options options;
    options.tokens = options.syntax = with_words;
    const Analysis analysis = analyze(text, options);
    JsonParts parts(analysis, engine().info(), options);
    std::string joined = parts.head(), part;
    EXPECT_EQ(parts.done(), 0u);
    for (std::size_t done = 0; parts.next(7, part); done = parts.done()) {
      EXPECT_GT(parts.done(), done);
      const std::string name = part.substr(9, part.find('"', 9) - 9);  // {"list":"NAME","items":[...]}
      const std::size_t items = part.find('[') + 1;
      const std::size_t list = joined.find('[', joined.find("\"" + name + "\":["));
      std::size_t end = list, depth = 0;  // of what the list holds so far; names hold no brackets here
      do {
        if (joined[end] == '[') ++depth;
        if (joined[end] == ']') --depth;
        ++end;
      } while (depth > 0);
      joined.insert(end - 1, (end - 1 == list + 1 ? "" : ",") + part.substr(items, part.size() - items - 2));
    }
    EXPECT_EQ(parts.done(), 1000u);
    EXPECT_EQ(joined, to_json(analysis, engine().info(), options));
  }
}

TEST(Analysing, PartialsCoverTheTextOnceInOrder) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "Envoys from Norway met in Oslo on Monday to discuss fishing.\n\n";
  const Options options;
  auto analysing = engine().start(text, options);
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
