// People named side by side: where one name ends and the next begins.
#include "support/engine.h"

namespace entente::test {
namespace {

TEST(PersonRuns, PeopleInARowWithoutCommasAreEachTheirOwn) {
  const auto found = names("Present at the meeting were Kevin Baxter Linda Perkins Scott Hudson, as agreed on the phone.");
  for (const char* person : {"PERSON Kevin Baxter", "PERSON Linda Perkins", "PERSON Scott Hudson"}) EXPECT_TRUE(has(found, person)) << person;
}

TEST(PersonRuns, TheEndOfALetterAndTheNextOnesBeginningAreTwoNames) {
  EXPECT_EQ(count(names("I will call you about the contract on Monday. Thanks, Renee Renee, Thank you for the list."), "PERSON Renee"), 2u);
}

TEST(PersonRuns, ASpacedDashEndsAName) {
  const auto found = names("Coach: Melanie Perkins Brandon Lewis - Analyst, Bryan Hill - Analyst");
  for (const char* person : {"PERSON Melanie Perkins", "PERSON Brandon Lewis", "PERSON Bryan Hill"}) EXPECT_TRUE(has(found, person)) << person;
}

TEST(PersonRuns, LongNamesOfOnePersonStayWhole) {
  for (const char* person : {"Hillary Rodham Clinton", "Ruth Bader Ginsburg", "Luis Rodriguez Zapatero", "Arthur Conan Doyle", "Salim Ahmed Salim",
                             "Abdullah Abdullah", "Daniel Patrick Moynihan"}) {
    EXPECT_TRUE(has(names(std::string("The minister thanked ") + person + " for the talks in Geneva."), std::string("PERSON ") + person)) << person;
  }
}

}  // namespace
}  // namespace entente::test
