// Short forms and other names of companies, banks, parties: which are one body. The sentences are written for these tests.
#include "support/engine.h"

namespace entente::test {
namespace {

/// Whether the first mentions that read `a` and `b` are of one entity.
bool same(const std::string& text, const std::string& a, const std::string& b) {
  const Analysis analysis = analyze(text);
  const auto find = [&](const std::string& words) {
    return std::find_if(analysis.mentions.begin(), analysis.mentions.end(), [&](const Mention& m) { return m.form == MentionForm::name && m.span.of(text) == words; });
  };
  const auto one = find(a), other = find(b);
  EXPECT_TRUE(one != analysis.mentions.end() && other != analysis.mentions.end()) << text;
  return one != analysis.mentions.end() && other != analysis.mentions.end() && one->entity == other->entity;
}

TEST(Bodies, ACompanyGoesByItsFirstWords) {
  EXPECT_TRUE(same("Samsung Electronics Co. said its profit rose. The chip rival of Samsung fell.", "Samsung Electronics Co.", "Samsung"));
  EXPECT_TRUE(same("Toyota Motor Corp. said on Monday it will build a plant. Toyota shares rose.", "Toyota Motor Corp.", "Toyota"));
}

TEST(Bodies, ABodyIsNoMissionOfItsOwn) {
  EXPECT_FALSE(same("The United Nations spoke. The United Nations Mission in Liberia agreed.", "United Nations", "United Nations Mission"));
}

TEST(Bodies, TheBankIsTheOneBankOfTheText) {
  EXPECT_TRUE(same("The Bank of England raised rates. The Bank said inflation was high.", "Bank of England", "Bank"));
  EXPECT_TRUE(same("The European Commission met on Monday. The Commission said it would sue.", "European Commission", "Commission"));
}

TEST(Bodies, OfTwoBanksNeitherIsTheBank) {
  const std::string text = "The Bank of England and the Bank of Japan raised rates. The Bank said inflation was high.";
  EXPECT_FALSE(same(text, "Bank of England", "Bank"));
  EXPECT_FALSE(same(text, "Bank of Japan", "Bank"));
}

TEST(Bodies, OtherNamesAreGivenBesideTheName) {
  EXPECT_TRUE(same("Brazil's Petroleo Brasileiro SA, or Petrobras, cut prices on Monday.", "Petroleo Brasileiro SA", "Petrobras"));
  EXPECT_TRUE(same("The National Salvation Front (KXP) won the vote. The KXP said so on Monday.", "National Salvation Front", "KXP"));
}

TEST(Bodies, APrefixOfACompanyIsNoState) { EXPECT_FALSE(has(names("Shares of SK Hynix fell in Seoul on Monday."), "GPE SK")); }

}  // namespace
}  // namespace entente::test
