// Names that the user knows and edits that the user made, end to end. The sentences are written for these tests.
#include "support/engine.h"

namespace entente::test {
namespace {

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
}  // namespace
}  // namespace entente::test
