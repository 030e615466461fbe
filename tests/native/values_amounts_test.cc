// Amounts by hand: tests/fixtures/values/*.txt, written from grammar and style guides.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "text_helpers.h"
#include "values/values.h"

namespace entente {
namespace {

std::string describe(const Value& value, const std::string& text) {
  return std::string(value.span.of(text)) + " " + to_string(value.type) + " " + value.value + " " + value.unit.value_or("-") + " " + (value.mod.empty() ? "-" : value.mod);
}

/// "The [second] visit. => 2 unit mod": each case's bracket is one value of `type`, with these fields.
void check(const char* file, ValueType type) {
  std::ifstream input(std::string(ENTENTE_SOURCE_DIR) + "/tests/fixtures/values/" + file);
  int cases = 0;
  for (std::string line; std::getline(input, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t open = line.find('['), close = line.find(']'), arrow = line.find(" => ");
    ASSERT_TRUE(open < close && close < arrow && arrow != std::string::npos) << line;
    const std::string words = line.substr(open + 1, close - open - 1);
    const std::string text = line.substr(0, open) + words + line.substr(close + 1, arrow - close - 1);
    std::istringstream fields(line.substr(arrow + 4));
    std::string number, unit = "-", mod = "-";
    fields >> number >> unit >> mod;
    const std::string expected = words + " " + to_string(type) + " " + number + " " + unit + " " + mod;
    std::string found;
    bool right = false;
    const Document document = read_document(text);
    for (const Value& value : read_values(document, {}, {})) {
      found += "  " + describe(value, text) + "\n";
      right = right || (value.span.begin == open && describe(value, text) == expected);
    }
    EXPECT_TRUE(right) << text << "\n  expected " << expected << "\n" << found;
    ++cases;
  }
  EXPECT_GE(cases, 60);
}

TEST(ValuesAmounts, Money) { check("money.txt", ValueType::money); }
TEST(ValuesAmounts, Percent) { check("percent.txt", ValueType::percent); }
TEST(ValuesAmounts, Quantity) { check("quantity.txt", ValueType::quantity); }
TEST(ValuesAmounts, Ordinal) { check("ordinal.txt", ValueType::ordinal); }
TEST(ValuesAmounts, Cardinal) { check("cardinal.txt", ValueType::cardinal); }

}  // namespace
}  // namespace entente
