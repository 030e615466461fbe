#include <gtest/gtest.h>

#include "text_helpers.h"

namespace entente {
namespace {

using test::tokens_of;
using test::words_of;
using Words = std::vector<std::string>;

TEST(Tokens, AHyphenIsATokenOfItsOwn) {
  EXPECT_EQ(words_of("Washington-Seoul-Pyongyang format"), (Words{"Washington", "-", "Seoul", "-", "Pyongyang", "format"}));
  EXPECT_EQ(words_of("U.S.-North Korea"), (Words{"U.S.", "-", "North", "Korea"}));
  EXPECT_EQ(words_of("al-Shabaab"), (Words{"al", "-", "Shabaab"}));
}
TEST(Tokens, AbbreviationsKeepTheirFullStops) {
  EXPECT_EQ(words_of("Gen. Lee met U.S. officials at 8 a.m. with Mr. Ph.D. Yi"),
            (Words{"Gen.", "Lee", "met", "U.S.", "officials", "at", "8", "a.m.", "with", "Mr.", "Ph.D.", "Yi"}));
}
TEST(Tokens, NoIsAnAbbreviationOnlyBeforeANumber) {
  EXPECT_EQ(words_of("No. 10 said no."), (Words{"No.", "10", "said", "no", "."}));
}
TEST(Tokens, InitialsKeepTheirFullStops) {
  EXPECT_EQ(words_of("J. K. Rowling, J.K.Rowling and George W. Bush"),
            (Words{"J.", "K.", "Rowling", ",", "J.K.", "Rowling", "and", "George", "W.", "Bush"}));
}
TEST(Tokens, NumbersMoneyAndPercentages) {
  EXPECT_EQ(words_of("$40 or 1,300 of 3.5% (2,500,000)"), (Words{"$", "40", "or", "1,300", "of", "3.5", "%", "(", "2,500,000", ")"}));
  EXPECT_EQ(words_of("[13,14] 430km 20th 1960s"), (Words{"[", "13", ",", "14", "]", "430", "km", "20th", "1960s"}));
}
TEST(Tokens, DatesInDigitsAndClockTimesAreOneToken) {
  EXPECT_EQ(words_of("05/08/2018 at 19:59 GMT"), (Words{"05/08/2018", "at", "19:59", "GMT"}));
}
TEST(Tokens, WebAndMailAddressesAreOneToken) {
  EXPECT_EQ(words_of("See https://example.org/a?b=c(d), www.example.com. Mail j.k-smith@example.co.uk!"),
            (Words{"See", "https://example.org/a?b=c(d)", ",", "www.example.com", ".", "Mail", "j.k-smith@example.co.uk", "!"}));
}
TEST(Tokens, HandlesAndTagsAreOneToken) { EXPECT_EQ(words_of("@statedept on #NorthKorea"), (Words{"@statedept", "on", "#NorthKorea"})); }
TEST(Tokens, EllipsesAndDoubledDashes) {
  EXPECT_EQ(words_of("Well... he -- Kim \xE2\x80\x94 left"), (Words{"Well", "...", "he", "--", "Kim", "\xE2\x80\x94", "left"}));
}
TEST(Tokens, BracketsAndSlashesAreTokens) {
  EXPECT_EQ(words_of("forces (SDF) and/or"), (Words{"forces", "(", "SDF", ")", "and", "/", "or"}));
}
TEST(Tokens, CliticsAreSplitOffAndMarked) {
  EXPECT_EQ(tokens_of("Xi's Xi\xE2\x80\x99s don't they'll I'm we've you're he'd shouldn't've"),
            (Words{"Xi", "'s", "Xi", "\xE2\x80\x99s", "do", "n't", "they", "'ll", "I", "'m", "we", "'ve", "you", "'re", "he", "'d", "should", "n't", "'ve"}));
  EXPECT_EQ(words_of("Xi's don't cannot"), (Words{"Xi's", "don't", "cannot"}));
}
TEST(Tokens, APossessiveAfterAFullStopIsAClitic) {
  const Document document = read_document("the U.S.'s role");
  ASSERT_EQ(document.tokens.size(), 4u);
  EXPECT_EQ(document.of(document.tokens[1]), "U.S.");
  EXPECT_EQ(document.of(document.tokens[2]), "'s");
  EXPECT_TRUE(document.tokens[2].has(kClitic));
}
TEST(Tokens, AClockTimeAndItsHalfOfTheDay) { EXPECT_EQ(words_of("8:30a.m. 7pm 9 p.m."), (Words{"8:30", "a.m.", "7", "pm", "9", "p.m."})); }
TEST(Tokens, APossessiveWithoutSIsAClitic) {
  EXPECT_EQ(tokens_of("the workers' party"), (Words{"the", "workers", "'", "party"}));
  EXPECT_EQ(words_of("the workers' party"), (Words{"the", "workers'", "party"}));
  EXPECT_EQ(words_of("'the workers' he said"), (Words{"'", "the", "workers", "'", "he", "said"}));
}
TEST(Tokens, NamesKeepTheirApostrophes) {
  EXPECT_EQ(tokens_of("O'Brien D\xE2\x80\x99" "Angelo Qur'an Ta'if Sana'a Sa'd"), (Words{"O'Brien", "D\xE2\x80\x99" "Angelo", "Qur'an", "Ta'if", "Sana'a", "Sa'd"}));
}
TEST(Tokens, CharactersWithoutWidthDoNotSplitAWord) {
  EXPECT_EQ(words_of("Pyong\xC2\xADyang and Pyong\xE2\x80\x8Byang"), (Words{"Pyong\xC2\xADyang", "and", "Pyong\xE2\x80\x8Byang"}));
}
TEST(Tokens, UnicodeSpacesSeparate) { EXPECT_EQ(words_of("Kim\xC2\xA0Jong\xE2\x80\x89Un\xE3\x80\x80Xi"), (Words{"Kim", "Jong", "Un", "Xi"})); }
TEST(Tokens, CombiningMarksStayWithTheirLetter) { EXPECT_EQ(words_of("Erdog\xCC\x86" "an left"), (Words{"Erdog\xCC\x86" "an", "left"})); }
TEST(Tokens, AnEmojiSequenceIsOneToken) {
  const std::string family = "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";
  const std::string flag = "\xF0\x9F\x87\xB0\xF0\x9F\x87\xB5";
  const std::string wave = "\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD";
  EXPECT_EQ(words_of("1\xEF\xB8\x8F\xE2\x83\xA3 Kim"), (Words{"1\xEF\xB8\x8F\xE2\x83\xA3", "Kim"}));  // a keycap
  EXPECT_EQ(words_of(family + flag + flag + wave + "Kim"), (Words{family, flag, flag, wave, "Kim"}));
}
TEST(Tokens, HanIsReadByCharacterAndApartFromLatin) {
  EXPECT_EQ(words_of("Xi\xE4\xB9\xA0\xE8\xBF\x91\xE5\xB9\xB3"), (Words{"Xi", "\xE4\xB9\xA0", "\xE8\xBF\x91", "\xE5\xB9\xB3"}));
}
TEST(Tokens, UncasedScriptsAreMarked) {
  const std::string text = "\xD9\x83\xD9\x8A\xD9\x85 Kim kim KIM";  // Kim in Arabic
  const Document document = read_document(text);
  ASSERT_EQ(document.tokens.size(), 4u);
  EXPECT_TRUE(document.tokens[0].has(kUncased) && document.tokens[0].has(kWord) && !document.tokens[0].has(kLower));
  EXPECT_TRUE(document.tokens[1].has(kCapitalised) && !document.tokens[1].has(kAllCaps));
  EXPECT_TRUE(document.tokens[2].has(kLower));
  EXPECT_TRUE(document.tokens[3].has(kAllCaps));
}
TEST(Tokens, SpaceBeforeIsMarked) {
  const Document document = read_document("Kim, Xi's");
  ASSERT_EQ(document.tokens.size(), 4u);
  EXPECT_TRUE(document.tokens[0].has(kSpaceBefore));
  EXPECT_FALSE(document.tokens[1].has(kSpaceBefore));
  EXPECT_TRUE(document.tokens[2].has(kSpaceBefore));
  EXPECT_FALSE(document.tokens[3].has(kSpaceBefore));
}
TEST(Tokens, AnIllFormedByteDoesNotSplitAWord) { EXPECT_EQ(words_of("Erdo\xF0" "an left"), (Words{"Erdo\xF0" "an", "left"})); }

}  // namespace
}  // namespace entente
