#include <gtest/gtest.h>

#include "text_helpers.h"

namespace entente {
namespace {

using test::sentences_of;
using Lines = std::vector<std::string>;

/// Each line is one sentence of the text that joins them with spaces.
void expect_sentences(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  EXPECT_EQ(sentences_of(text), lines);
}

TEST(Sentences, EndAtFullStopsQuestionsAndExclamations) { expect_sentences({"Kim left.", "Did Xi stay?", "He did!", "Good."}); }
TEST(Sentences, DoNotEndAtAbbreviationsBeforeNames) { expect_sentences({"Gen. Lee and Sen. Graham met U.S. President Donald Trump at St. James Park.", "They talked."}); }
TEST(Sentences, EndAtAnAbbreviationBeforeAStarter) { expect_sentences({"He lives in the U.S.", "The others left at 8 a.m.", "They were tired."}); }
TEST(Sentences, DoNotEndAtInitials) { expect_sentences({"J. K. Rowling met George W. Bush.", "They talked."}); }
TEST(Sentences, DoNotEndInsideNumberedNames) { expect_sentences({"Downing Street No. 10 is a house.", "Resolution No. 2397 passed."}); }
TEST(Sentences, CloseWithQuotesAndBrackets) {
  expect_sentences({"\"We will talk.\"", "He left.", "(They stayed.)", "\xE2\x80\x9CGood.\xE2\x80\x9D", "All went home."});
}
TEST(Sentences, RunOnInLowerCase) { expect_sentences({"\"Will he come?\" she asked Mr. Yi and left.", "Xi Corp. said so."}); }
TEST(Sentences, RunOnIntoAnAttribution) { expect_sentences({"\"What happened?\" Trump asked.", "\"Nothing!\" President Xi said."}); }
TEST(Sentences, EllipsesEndBeforeAStarter) { expect_sentences({"He waited...", "Then he left."}); }
TEST(Sentences, ASpacedEllipsisIsOne) { expect_sentences({"He had \". . . flashes of silence\" and no more . . . of them.", "He left."}); }
TEST(Sentences, ReferencesStayWithTheirSentence) { expect_sentences({"He fled. [4] [7]", "Then he returned."}); }
TEST(Sentences, AMissingSpaceStillEndsOne) { EXPECT_EQ(sentences_of("We must carry on.Our leader never looked back."), (Lines{"We must carry on.", "Our leader never looked back."})); }
TEST(Sentences, EndAtForeignFullStops) {
  EXPECT_EQ(sentences_of("\xE4\xBB\x96\xE6\x9D\xA5\xE4\xBA\x86\xE3\x80\x82\xE5\xA5\xBD\xE5\x90\x97\xEF\xBC\x9F"), (Lines{"\xE4\xBB\x96\xE6\x9D\xA5\xE4\xBA\x86\xE3\x80\x82", "\xE5\xA5\xBD\xE5\x90\x97\xEF\xBC\x9F"}));
}
TEST(Sentences, EndAtBlockEndsWithoutAFullStop) { EXPECT_EQ(sentences_of("Kim Visits Dalian\n\nHe met Xi"), (Lines{"Kim Visits Dalian", "He met Xi"})); }
TEST(Sentences, AListNumberDoesNotEndOne) { EXPECT_EQ(sentences_of("1. Kim left.\n2. Xi stayed."), (Lines{"1. Kim left.", "2. Xi stayed."})); }
TEST(Sentences, NoneIsEndless) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word ";
  const Document document = read_document(text);
  for (const Sentence& sentence : document.sentences) EXPECT_LE(sentence.end_token - sentence.first_token, 512u);
}

}  // namespace
}  // namespace entente
