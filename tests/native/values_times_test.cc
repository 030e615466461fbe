// Times by hand: tests/fixtures/values/times.txt, from the guidelines for TIMEX3.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "text_helpers.h"
#include "values/values.h"

namespace entente {
namespace {

std::vector<Value> values_of(const std::string& text, const std::string& date) {
  const Document document = read_document(text);
  return read_values(document, document_date(document, date), {});
}

std::string describe(const Value& value, const std::string& text) {
  return std::string(value.span.of(text)) + " " + to_string(value.type) + " " + value.value + (value.mod.empty() ? "" : " " + value.mod);
}

/// Is there exactly `expected` ("words TYPE value mod")? All that was found, if not.
std::string missing(const std::string& text, const std::string& date, const std::string& expected) {
  std::string found;
  for (const Value& value : values_of(text, date)) {
    if (describe(value, text) == expected) return "";
    found += "  " + describe(value, text) + "\n";
  }
  return text + "\n  expected " + expected + "\n" + found;
}

TEST(ValuesTimes, AsTheGuidelinesSay) {
  std::ifstream input(std::string(ENTENTE_SOURCE_DIR) + "/tests/fixtures/values/times.txt");
  int cases = 0;
  for (std::string line; std::getline(input, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t open = line.find('['), close = line.find(']'), arrow = line.find(" => ");
    ASSERT_TRUE(open > 10 && open < close && close < arrow && arrow != std::string::npos) << line;
    const std::string words = line.substr(open + 1, close - open - 1);
    const std::string text = line.substr(11, open - 11) + words + line.substr(close + 1, arrow - close - 1);
    EXPECT_EQ(missing(text, line.substr(0, 10), words + " " + line.substr(arrow + 4)), "");
    ++cases;
  }
  EXPECT_GE(cases, 100);
}

TEST(ValuesTimes, TheFallOfACityIsNoSeason) {
  const std::string text = "After the fall of the capital, the fall was quick.\n";
  for (const Value& value : values_of(text, "1989-11-02")) ADD_FAILURE() << describe(value, text);
}

TEST(ValuesTimes, HoursFromADayWithoutAClockLeaveTheTimeOpen) {
  EXPECT_EQ(missing("He fell ill on Oct. 20 and died five hours later.", "1989-11-02", "five hours later TIME 1989-10-20TXX"), "");
  EXPECT_EQ(missing("He fell ill on Oct. 20 and died 36 hours later.", "1989-11-02", "36 hours later TIME XXXX-XX-XXTXX"), "");
}

TEST(ValuesTimes, OnlyWhatIsReckonedFromTheDateHasABegin) {
  const std::string text = "Sales fell in the first nine months and will rise in the next three months.\n";
  const auto values = values_of(text, "1989-11-02");
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[0].begin, "");
  EXPECT_EQ(values[1].begin, "1989-11-02");
}

}  // namespace
}  // namespace entente
