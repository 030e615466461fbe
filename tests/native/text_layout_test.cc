#include <gtest/gtest.h>

#include <algorithm>

#include "text_helpers.h"

namespace entente {
namespace {

using test::blocks_of;
using test::Blocks;
using test::sentences_of;
using test::tokens_of;
using enum BlockKind;

std::vector<BlockKind> kinds_of(const std::string& text) {
  std::vector<BlockKind> kinds;
  for (const auto& [kind, span] : blocks_of(text)) kinds.push_back(kind);
  return kinds;
}
using Kinds = std::vector<BlockKind>;

const std::string kPageText =
    "May 8, 2018 | 19:59 GMT\n\n3 mins read\n\nKim Crosses the Border Again\n\nThe Large Picture\n\n"
    "Leaders of both countries met in a port city and spoke of trade. They parted as friends.\n\n"
    "Connected Content\n\nRegions & Countries\n\nArticle Search\n\n"
    "Copyright \xC2\xA9 Example Press, LLC. All rights reserved.\n\nExample Worldview\n";

TEST(Layout, APageIsTakenApart) {
  EXPECT_EQ(kinds_of(kPageText), (Kinds{dateline, furniture, title, heading, paragraph, furniture, furniture, furniture, furniture, furniture}));
}
TEST(Layout, TheTitleIsFoundBehindFurniture) {
  const Document document = read_document(kPageText);
  EXPECT_EQ(document.title.of(kPageText), "Kim Crosses the Border Again");
}
TEST(Layout, AnAgencyDatelineIsABlockOfItsOwn) {
  EXPECT_EQ(blocks_of("BEIJING, May 8 (Reuters) - Kim met Xi. They talked."),
            (Blocks{{dateline, "BEIJING, May 8 (Reuters) -"}, {paragraph, "Kim met Xi. They talked."}}));
  EXPECT_EQ(blocks_of("SEOUL, South Korea \xE2\x80\x94 Kim met Xi."), (Blocks{{dateline, "SEOUL, South Korea \xE2\x80\x94"}, {paragraph, "Kim met Xi."}}));
}
TEST(Layout, ADashAfterALifespanOrAnAcronymIsNoDateline) {
  EXPECT_EQ(kinds_of("Ann Example (August 9, 1929 \xE2\x80\x93 February 13, 2014) was a linguist."), (Kinds{paragraph}));
  EXPECT_EQ(kinds_of("NATO \xE2\x80\x94 the alliance \xE2\x80\x94 met again."), (Kinds{paragraph}));
}
TEST(Layout, Bylines) {
  const std::string body = "\n\nKim met Xi in Dalian on Monday, and both spoke of trade and the railway, officials said.";
  EXPECT_EQ(kinds_of("Kim Visits Dalian\nBy Jane Smith" + body), (Kinds{title, byline, paragraph}));
  EXPECT_EQ(kinds_of("Kim Visits Dalian\nJANE SMITH, Staff Writer" + body), (Kinds{title, byline, paragraph}));
  EXPECT_EQ(kinds_of("Kim Visits Dalian\nBy JANE SMITH and John Doe, Example Press" + body), (Kinds{title, byline, paragraph}));
}
TEST(Layout, ASentenceThatStartsWithByIsNoByline) { EXPECT_EQ(kinds_of("By Monday Kim had left the city of Dalian by train."), (Kinds{paragraph})); }
TEST(Layout, MarkdownHeadingsLeaveTheirMarksOut) {
  EXPECT_EQ(blocks_of("# Kim visits\n\nHe met Xi.\n\n## What next\n\nThey talk."),
            (Blocks{{title, "Kim visits"}, {paragraph, "He met Xi."}, {heading, "What next"}, {paragraph, "They talk."}}));
}
TEST(Layout, BulletsAndNumbersAreListItems) {
  EXPECT_EQ(kinds_of("They agreed:\n\n- to talk more\n- to meet again\n\n1. Trade\n2) Rail\n\xE2\x80\xA2 Ships"),
            (Kinds{paragraph, list_item, list_item, list_item, list_item, list_item}));
}
TEST(Layout, ALineEndInHardWrappedTextIsNoSentenceEnd) {
  const std::string text =
      "The leader of the north has made a second visit to the port city, where\nhe met the president and walked with him along the beach for an hour.\n"
      "All of it was told to the president by telephone on the day after. Mr.\nDonald Trump was said to have been pleased. A summit of the two is to\nfollow in June.\n";
  EXPECT_EQ(sentences_of(text).size(), 4u);
  EXPECT_EQ(blocks_of(text).size(), 1u);
}
TEST(Layout, LinesOfUnwrappedTextAreParagraphs) {
  EXPECT_EQ(sentences_of("Kim met Xi in Dalian and both of them spoke of trade\nThe railway is to be built soon, officials say\nNo date was given"),
            (std::vector<std::string>{"Kim met Xi in Dalian and both of them spoke of trade", "The railway is to be built soon, officials say", "No date was given"}));
}
TEST(Layout, AHyphenationAtALineEndIsOneToken) {
  const std::string text =
      "The leader of the north has made a second visit to the port of Da-\nlian, where he met the president and walked with him along the sea\n"
      "for an hour. A summit of the two is to follow in June, and a rail-\nway is to be built between the two countries, officials have said.\n";
  const auto tokens = tokens_of(text);
  EXPECT_NE(std::find(tokens.begin(), tokens.end(), "Da-\nlian"), tokens.end());
  EXPECT_NE(std::find(tokens.begin(), tokens.end(), "rail-\nway"), tokens.end());
}
TEST(Layout, AMailsQuotationMarksBelongToNoToken) {
  const std::string text =
      "> The leader of the north has made a second visit to the port city where\n> he met the president and walked with him along the beach with Donald\n"
      "> Trump on the telephone for an hour. A summit of the two is to follow in\n> June.\n";
  const auto sentences = sentences_of(text);
  ASSERT_EQ(sentences.size(), 2u);
  for (const std::string& token : tokens_of(text)) EXPECT_NE(token, ">");
  EXPECT_EQ(fold("Donald\n> Trump"), "donald trump");
}
TEST(Layout, AMailsHeadGivesTitleAndDateline) {
  const std::string text = "From: Jane <jane@example.org>\nTo: desk@example.org\nDate: Tue, 8 May 2018 19:59:00 +0000\nSubject: Kim in Dalian\n\nHe met Xi on the beach and they talked.\n";
  EXPECT_EQ(kinds_of(text), (Kinds{furniture, furniture, dateline, title, paragraph}));
  EXPECT_EQ(read_document(text).title.of(text), "Kim in Dalian");
}
TEST(Layout, AHeadingWithoutBlankLinesIsParted) {
  const std::string text =
      "The leader of the north has made a second visit to the port city, where\nhe met the president and walked with him along the beach for an hour.\n"
      "WHAT COMES NEXT\nA summit of the two is to follow in June, and then the railway is to be\nbuilt between the two countries, as officials of both sides have said.\n";
  EXPECT_EQ(kinds_of(text), (Kinds{paragraph, heading, paragraph}));
}
TEST(Layout, RaggedLinesOfAPdfAreJoined) {
  const std::string text =
      "The leader of the north has made a second visit to the port\nof Dalian, the state media of both countries said. He met the\n"
      "president in the city by the sea, and they spoke about trade\nand the railway. The visit came weeks after the sum-\nmit of the two Koreas. The United States welcomed it. Mr.\n"
      "Trump wrote that he would speak to his friend, President\nXi, about it.\n";
  EXPECT_EQ(blocks_of(text).size(), 1u);
  EXPECT_EQ(sentences_of(text).size(), 5u);
}
TEST(Layout, TheHeadOfAnArchivedArticleIsRead) {
  const std::string text =
      "Copyright 2018 The Example Times Company\nAll Rights Reserved\nThe Example Times\n\nMay 8, 2018 Tuesday\n\nLENGTH: 1043 words\n\n"
      "HEADLINE: Kim Pays a Second Visit to Dalian\n\nBYLINE: By JANE SMITH\n\nDATELINE: BEIJING\n\nBODY:\n\nKim met Xi in Dalian, and both spoke of trade.\n";
  EXPECT_EQ(kinds_of(text), (Kinds{furniture, furniture, title, dateline, furniture, title, byline, dateline, furniture, paragraph}));
  EXPECT_EQ(read_document(text).title.of(text), "Kim Pays a Second Visit to Dalian");
}
TEST(Layout, TheMenuOfAPageIsNotItsTitle) {
  const std::string text = "World\nPolitics\nBusiness\nKim Visits Dalian\nBy Jane Smith\n\nKim met Xi in Dalian on Monday, and both spoke of trade and of the railway, officials said.\n";
  EXPECT_EQ(read_document(text).title.of(text), "Kim Visits Dalian");
}
TEST(Layout, AgenciesSignTheirDatelinesInTheirOwnWays) {
  const std::string body = " Kim met Xi.";
  for (const char* opening : {"(Reuters) -", "WASHINGTON (AP) \xE2\x80\x94", "Beijing (AFP) -", "SEOUL, May 8 (Yonhap) --", "MOSCOW, May 8. /TASS/.", "Pyongyang, May 8 (KCNA) --",
                              "UNITED NATIONS, New York, May 8 (Reuters) -"}) {
    EXPECT_EQ(blocks_of(opening + body), (Blocks{{dateline, opening}, {paragraph, "Kim met Xi."}}));
  }
}
TEST(Layout, AllKindsOfLineEndsAreRead) {
  for (const char* end : {"\n", "\r\n", "\r", "\f", "\v", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\n\f"}) {
    EXPECT_EQ(sentences_of(std::string("Kim met Xi.") + end + "They talked").size(), 2u);
    EXPECT_EQ(blocks_of(std::string("Kim met Xi.") + end + "They talked").size(), 2u);
  }
}
TEST(Layout, AByteOrderMarkBelongsToNoToken) {
  const std::string text = "\xEF\xBB\xBFKim met Xi.";
  EXPECT_EQ(tokens_of(text).front(), "Kim");
  EXPECT_EQ(blocks_of(text).front().second, "Kim met Xi.");
}
TEST(Layout, AnEmptyTextHasNothing) {
  for (const char* text : {"", " ", "\n\n\r\n\t", "\xEF\xBB\xBF", "\xE2\x80\x8B"}) {
    const Document document = read_document(text);
    EXPECT_TRUE(document.blocks.empty() && document.sentences.empty() && document.tokens.empty());
  }
}

TEST(Case, ACableIsOfOneCase) {
  EXPECT_TRUE(read_document("1. (C) SUMMARY: KIM MET XI IN DALIAN. THE TWO AGREED TO TALK.").mono_case);
  EXPECT_TRUE(read_document("kim met xi in dalian. they talked.").mono_case);
  EXPECT_FALSE(read_document("Kim met Xi in Dalian. They talked.").mono_case);
  EXPECT_FALSE(read_document("NATO met.").mono_case);
}

}  // namespace
}  // namespace entente
