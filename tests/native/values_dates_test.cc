// Expected values: TimeML 1.2.1 (TIMEX3) and ISO 8601.
#include <gtest/gtest.h>

#include "text_helpers.h"
#include "values/absolute_date.h"
#include "values/values.h"

namespace entente {
namespace {

std::vector<Value> values_of(const std::string& text) {
  const Document document = read_document(text);
  return read_values(document, document_date(document, ""), {});
}

std::string date_value(const std::string& text, const char* option = "") { return document_date(read_document(text), option).value; }

std::string read(const std::string& text) {
  const Document document = read_document(text);
  const auto date = read_absolute_date(document, 0, static_cast<std::uint32_t>(document.tokens.size()));
  if (!date) return "";
  return date->clock ? timex_time(*date, *date->clock) : timex_day(*date);
}

const std::string kBody = "\n\nKim met Xi in Dalian, and both of them spoke of trade and of the railway, officials said.\n";

TEST(AbsoluteDate, WrittenOut) {
  EXPECT_EQ(read("May 8, 2018"), "2018-05-08");
  EXPECT_EQ(read("MAY 8 2018"), "2018-05-08");
  EXPECT_EQ(read("Tuesday, May 8th, 2018"), "2018-05-08");
  EXPECT_EQ(read("8 May 2018"), "2018-05-08");
  EXPECT_EQ(read("the 8th of May, 2018"), "2018-05-08");
  EXPECT_EQ(read("Sept. 11, 2001"), "2001-09-11");
  EXPECT_EQ(read("on May 8"), "XXXX-05-08");
  EXPECT_EQ(read("in May 2018"), "2018-05");
}
TEST(AbsoluteDate, InDigits) {
  EXPECT_EQ(read("2018-05-08"), "2018-05-08");
  EXPECT_EQ(read("2018-05-08T19:59Z"), "2018-05-08T19:59Z");
  EXPECT_EQ(read("2018-05-08T19:59:30+02:00"), "2018-05-08T19:59:30+02:00");
  EXPECT_EQ(read("05/08/2018"), "2018-05-08");
  EXPECT_EQ(read("25/12/2018"), "2018-12-25");
  EXPECT_EQ(read("8.5.2018"), "2018-05-08");
}
TEST(AbsoluteDate, ADateTimeGroup) { EXPECT_EQ(read("081959Z MAY 18"), "2018-05-08T19:59Z"); }
TEST(AbsoluteDate, WithClockAndZone) {
  EXPECT_EQ(read("May 8, 2018 | 19:59 GMT"), "2018-05-08T19:59Z");
  EXPECT_EQ(read("May 8, 2018, 8:30 a.m. EDT"), "2018-05-08T08:30-04:00");
  EXPECT_EQ(read("May 8, 2018 8 p.m."), "2018-05-08T20");
  EXPECT_EQ(read("Updated 9:14 AM ET, Tue May 8, 2018"), "2018-05-08T09:14");
  EXPECT_EQ(read("8 May 2018, 1959 GMT"), "2018-05-08T19:59Z");
  EXPECT_EQ(read("Tue, 8 May 2018 19:59:00 +0200"), "2018-05-08T19:59:00+02:00");
}
TEST(AbsoluteDate, NoSuchDay) {
  EXPECT_EQ(read("February 30, 2018"), "");
  EXPECT_EQ(read("2018-02-29"), "");
  EXPECT_EQ(read("29 February 2016"), "2016-02-29");
  EXPECT_EQ(read("31/31/2018"), "");
}
TEST(AbsoluteDate, LowerCaseMayIsAVerb) { EXPECT_EQ(read("They may 8 times"), ""); }

TEST(DocumentDate, FromALineOfItsOwn) {
  const std::string text = "May 8, 2018 | 19:59 GMT\n\nKim Visits Dalian" + kBody;
  const DocumentDate date = document_date(read_document(text), "");
  EXPECT_EQ(date.value, "2018-05-08T19:59Z");
  EXPECT_EQ(date.source, "dateline");
  ASSERT_TRUE(date.span.has_value());
  EXPECT_EQ(date.span->of(text), "May 8, 2018 | 19:59 GMT");
}
TEST(DocumentDate, WithoutAYearStaysOpen) { EXPECT_EQ(date_value("BEIJING, May 8 (Reuters) - Kim met Xi."), "XXXX-05-08"); }
TEST(DocumentDate, TakesTheYearFromAnotherDateLine) {
  EXPECT_EQ(date_value("Kim Visits Dalian\n\nUpdated May 9, 2018\n\nBEIJING, May 8 (Reuters) - Kim met Xi."), "2018-05-09");
  EXPECT_EQ(values_of("Kim Visits Dalian\n\nUpdated May 9, 2018\n\nBEIJING, May 8 (Reuters) - Kim met Xi.").back().value, "2018-05-08");
}
TEST(DocumentDate, TheOptionGoesFirst) {
  const DocumentDate date = document_date(read_document("May 8, 2018" + kBody), "2019-01-02");
  EXPECT_EQ(date.value, "2019-01-02");
  EXPECT_EQ(date.source, "option");
  EXPECT_FALSE(date.span.has_value());
}
TEST(DocumentDate, NoneWhereThereIsNone) { EXPECT_EQ(date_value("Kim met Xi. They talked on May 8, 2018 in Dalian."), ""); }

TEST(Values, DayAndClockTimeOfADatelineAreTwo) {
  const std::string text = "May 8, 2018 | 19:59 GMT" + kBody;
  const auto values = values_of(text);
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[0].type, ValueType::date);
  EXPECT_EQ(values[0].value, "2018-05-08");
  EXPECT_EQ(values[0].span.of(text), "May 8, 2018");
  EXPECT_EQ(values[0].interval_begin, "2018-05-08");
  EXPECT_EQ(values[0].interval_end, "2018-05-08");
  EXPECT_EQ(values[1].type, ValueType::time);
  EXPECT_EQ(values[1].value, "2018-05-08T19:59Z");
  EXPECT_EQ(values[1].span.of(text), "19:59 GMT");
}
TEST(Values, AMonthLastsToItsLastDay) {
  const auto values = values_of("February 2016" + kBody);
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(values[0].interval_begin, "2016-02-01");
  EXPECT_EQ(values[0].interval_end, "2016-02-29");
}

TEST(IsoDate, DaysAndDateTimes) {
  for (const char* good : {"2018-05-08", "2018-05-08T19:59Z", "2018-05-08T19:59", "2018-05-08T19:59:30.5+02:00", "2016-02-29", "2018-05-08T19:59-0400"}) {
    EXPECT_TRUE(is_iso_date(good)) << good;
  }
  for (const char* bad : {"", "2018", "2018-05", "2018-5-8", "2018-02-30", "2018-13-01", "2018-05-08T", "2018-05-08T25:00", "2018-05-08 19:59", "2018-05-08x", "May 8, 2018", "2018-05-081"}) {
    EXPECT_FALSE(is_iso_date(bad)) << bad;
  }
}

}  // namespace
}  // namespace entente
