// The times of one article against its dateline; expected values by TimeML 1.2.1 and ISO 8601 from a calendar of 2018.
#include <gtest/gtest.h>

#include <algorithm>

#include "text_helpers.h"
#include "values/values.h"

namespace entente {
namespace {

std::vector<Value> values_of(const std::string& text, const std::string& date = "") {
  const Document document = read_document(text);
  return read_values(document, document_date(document, date), {});
}

struct Expected {
  const char* words;
  ValueType type;
  const char* value;
  const char* mod;
};

void expect_all(const std::string& text, const std::vector<Value>& values, const std::vector<Expected>& expected) {
  for (const Expected& wanted : expected) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const Value& value) {
      return value.span.of(text) == wanted.words && value.type == wanted.type && value.value == wanted.value && value.mod == wanted.mod;
    });
    EXPECT_TRUE(found != values.end()) << wanted.words << " should be " << to_string(wanted.type) << " " << wanted.value << " " << wanted.mod;
  }
}

TEST(ValuesSample, TheTimesOfTheArticle) {
  const std::string text = test::shared_file("samples/kim-xi-dalian.txt");
  if (text.empty()) GTEST_SKIP() << "the sample article is not beside the repository";
  expect_all(text, values_of(text), {
    {"May 8, 2018", ValueType::date, "2018-05-08", ""}, {"19:59 GMT", ValueType::time, "2018-05-08T19:59Z", ""},
    {"2018 Second-Quarter", ValueType::date, "2018-Q2", ""}, {"the past year", ValueType::duration, "P1Y", ""},
    {"just a few months", ValueType::duration, "PXM", ""}, {"two-day", ValueType::duration, "P2D", ""},
    {"May 7 to 8", ValueType::date, "2018-05-07/2018-05-08", ""}, {"recent months", ValueType::date, "PAST_REF", ""},
    {"over a year", ValueType::duration, "P1Y", "MORE_THAN"}, {"1953", ValueType::date, "1953", ""},
    {"the weekend", ValueType::date, "2018-W18-WE", ""},
  });
}

std::string report(const std::string& dateline) {
  return dateline + "\n\nMinisters Meet Over Grain\n\nThe ministers met on Monday and said that they would talk again on Thursday. Last week the port was closed, and "
         "over the weekend two ships left. Prices rose in April and will fall next month, a report said yesterday. The war began three years ago.\n";
}

TEST(ValuesSample, ShiftTheDatelineAndTheValuesShift) {
  const std::string spring = report("May 8, 2018 | 19:59 GMT");  // a Tuesday in week 19
  expect_all(spring, values_of(spring), {
    {"Monday", ValueType::date, "2018-05-07", ""}, {"Thursday", ValueType::date, "2018-05-10", ""}, {"Last week", ValueType::date, "2018-W18", ""},
    {"the weekend", ValueType::date, "2018-W18-WE", ""}, {"April", ValueType::date, "2018-04", ""}, {"next month", ValueType::date, "2018-06", ""},
    {"yesterday", ValueType::date, "2018-05-07", ""}, {"three years ago", ValueType::date, "2015", ""},
  });
  const std::string winter = report("January 2, 2021 | 08:00 GMT");  // a Saturday in week 53 of 2020
  expect_all(winter, values_of(winter), {
    {"Monday", ValueType::date, "2020-12-28", ""}, {"Thursday", ValueType::date, "2021-01-07", ""}, {"Last week", ValueType::date, "2020-W52", ""},
    {"the weekend", ValueType::date, "2020-W53-WE", ""}, {"April", ValueType::date, "2020-04", ""}, {"next month", ValueType::date, "2021-02", ""},
    {"yesterday", ValueType::date, "2021-01-01", ""}, {"three years ago", ValueType::date, "2018", ""},
  });
}

TEST(ValuesSample, TheDateOfTheCallerGoesFirst) {
  const std::string text = report("May 8, 2018 | 19:59 GMT");
  expect_all(text, values_of(text, "2019-05-08"), {{"Monday", ValueType::date, "2019-05-06", ""}, {"next month", ValueType::date, "2019-06", ""}});
}

TEST(ValuesSample, WithoutADateValuesStaySymbolic) {
  const std::string text = "The ministers met on Saturday and again last week. In May they will meet, officials said yesterday.\n";
  expect_all(text, values_of(text), {{"Saturday", ValueType::date, "XXXX-WXX-6", ""}, {"last week", ValueType::date, "XXXX-WXX", ""},
                                     {"May", ValueType::date, "XXXX-05", ""}, {"yesterday", ValueType::date, "XXXX-XX-XX", ""}});
}

TEST(ValuesSample, TheAnchorIsNamed) {
  const std::string text = report("May 8, 2018 | 19:59 GMT");
  for (const Value& value : values_of(text)) {
    if (value.span.of(text) != "Monday") continue;
    EXPECT_EQ(value.anchor_source, "document");
    ASSERT_TRUE(value.anchor.has_value());
    EXPECT_EQ(*value.anchor, 0u);
  }
}

TEST(ValuesSample, NarrativeIsReckonedFromTheDayBefore) {
  const std::string text = "The march began on March 3, 1999. The following day it was stopped, and two days later it ended.\n";
  const auto values = values_of(text);
  expect_all(text, values, {{"The following day", ValueType::date, "1999-03-04", ""}, {"two days later", ValueType::date, "1999-03-06", ""}});
  ASSERT_EQ(values.size(), 3u);
  EXPECT_EQ(values[1].anchor_source, "text");
  EXPECT_EQ(values[1].anchor, std::optional<std::uint32_t>(0));
}

TEST(ValuesSample, BothOrdersOfADateInDigitsAreKept) {
  const auto values = values_of("It was signed on 05/08/2018 and again on 25/12/2018.\n");
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[0].value, "2018-05-08");
  ASSERT_EQ(values[0].alternatives.size(), 1u);
  EXPECT_EQ(values[0].alternatives[0].value, "2018-08-05");
  EXPECT_EQ(values[1].value, "2018-12-25");
  EXPECT_TRUE(values[1].alternatives.empty());
}

}  // namespace
}  // namespace entente
