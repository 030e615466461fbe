#include <gtest/gtest.h>

#include "text/utf8.h"
#include "text_helpers.h"

namespace entente {
namespace {

TEST(Fold, LowersCase) { EXPECT_EQ(fold("Kim JONG Un"), "kim jong un"); }
TEST(Fold, ComposedAndDecomposedLettersAreAlike) {
  EXPECT_EQ(fold("Erdo\xC4\x9F" "an"), "erdogan");       // g with breve
  EXPECT_EQ(fold("Erdog\xCC\x86" "an"), "erdogan");      // combining breve
  EXPECT_EQ(fold("ERDO\xC4\x9E" "AN"), "erdogan");
}
TEST(Fold, SpecialLatinLettersAreSpelledOut) {
  EXPECT_EQ(fold("Stra\xC3\x9F" "e"), "strasse");
  EXPECT_EQ(fold("\xC3\x86r\xC3\xB8"), "aero");
  EXPECT_EQ(fold("Wa\xC5\x82\xC4\x99sa"), "walesa");
  EXPECT_EQ(fold("\xC4\x90inh \xC4\x91"), "dinh d");
  EXPECT_EQ(fold("\xC4\xB0zmir \xC4\xB1"), "izmir i");
}
TEST(Fold, QuotesAndDashesBecomePlain) {
  EXPECT_EQ(fold("\xE2\x80\x9CXi\xE2\x80\x99s\xE2\x80\x9D \xE2\x80\x94 5\xE2\x80\x93" "6"), "\"xi's\" - 5-6");
}
TEST(Fold, SoftHyphensAndZeroWidthCharactersGo) { EXPECT_EQ(fold("Pyong\xC2\xADyang\xE2\x80\x8B \xEF\xBB\xBFXi"), "pyongyang xi"); }
TEST(Fold, AnyWhiteSpaceIsASpace) { EXPECT_EQ(fold("Kim\xC2\xA0Jong\t\r\n  Un"), "kim jong un"); }
TEST(Fold, AHyphenationAtALineEndIsRejoined) {
  EXPECT_EQ(fold("Pyong-\nyang"), "pyongyang");
  EXPECT_EQ(fold("Pyong-\r\n> yang"), "pyongyang");
  EXPECT_EQ(fold("Pyong\xC2\xAD\nyang"), "pyongyang");
  EXPECT_EQ(fold("Washington-\nSeoul"), "washington-seoul");
}
TEST(Fold, OtherScriptsKeepTheirLetters) {
  EXPECT_EQ(fold("\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD"), "\xD0\xBF\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD");  // Putin in Cyrillic
  EXPECT_EQ(fold("\xE4\xB9\xA0\xE8\xBF\x91\xE5\xB9\xB3"), "\xE4\xB9\xA0\xE8\xBF\x91\xE5\xB9\xB3");
  EXPECT_EQ(fold("\xED\x95\x9C"), fold("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"));  // a Hangul syllable and its letters
}
TEST(Fold, IllFormedBytesFoldToTheReplacementCharacter) { EXPECT_EQ(fold("a\xFF" "b"), "a\xEF\xBF\xBD" "b"); }
TEST(Fold, FoldingTwiceChangesNothing) {
  test::ParkMiller random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (std::uint32_t n = random.below(16); n > 0; --n) bytes += static_cast<char>(random.below(256));
    const std::string once = fold(bytes);
    ASSERT_EQ(fold(once), once);
  }
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string character;
    append_utf8(character, c);
    const std::string once = fold(character);
    ASSERT_EQ(fold(once), once) << static_cast<std::uint32_t>(c);
  }
}

// Values of FNV-1a, 32 bits, from the authors' test suite (draft-eastlake-fnv, appendix C).
TEST(FoldHash, IsFnv1a) {
  EXPECT_EQ(fold_hash(""), 0x811C9DC5u);
  EXPECT_EQ(fold_hash("a"), 0xE40C292Cu);
  EXPECT_EQ(fold_hash("foobar"), 0xBF9CF968u);
}
TEST(FoldHash, OfATokenIsThatOfItsFoldedBytes) {
  const std::string text = "Xi\xE2\x80\x99s U.S. Erdog\xCC\x86" "an 1,300 don't CAN'T \xF0\x9F\x87\xB0\xF0\x9F\x87\xB5 `x`";
  const Document document = read_document(text);
  for (const Token& token : document.tokens) EXPECT_EQ(token.hash, fold_hash(fold(document.of(token)))) << document.of(token);
}

}  // namespace
}  // namespace entente
