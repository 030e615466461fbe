// Every day from 1900 to 2100 in every writing, against a calendar that only counts on: independent of the arithmetic under test.
#include <gtest/gtest.h>

#include "values/rules.h"
#include "values/when.h"
#include "text_helpers.h"
#include "values/values.h"

namespace entente {
namespace {

constexpr const char* kMonths[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
constexpr const char* kShort[] = {"Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
constexpr const char* kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

/// Counts days one by one from Monday 1 January 1900.
struct Day {
  int year = 1900, month = 1, day = 1, weekday = 1;

  bool leap() const { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
  int length() const {
    constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap() ? 29 : kLengths[month - 1];
  }
  void next() {
    weekday = weekday % 7 + 1;
    if (++day <= length()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  static std::string two(int value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }
  std::string iso() const { return std::to_string(year) + "-" + two(month) + "-" + two(day); }
  const char* suffix() const { return day / 10 == 1 ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th"; }
};

Day new_year(int year) {
  Day day;
  while (day.year < year) day.next();
  return day;
}

std::vector<std::string> writings(const Day& day) {
  const std::string number = std::to_string(day.day), year = std::to_string(day.year), month = kMonths[day.month - 1], brief = kShort[day.month - 1];
  return {month + " " + number + ", " + year,
          number + " " + month + " " + year,
          month + " " + number + day.suffix() + ", " + year,
          "the " + number + day.suffix() + " of " + month + ", " + year,
          brief + " " + number + ", " + year,
          number + " " + brief + " " + year,
          std::string(kDays[day.weekday - 1]) + ", " + month + " " + number + ", " + year,
          day.iso(),
          Day::two(day.month) + "/" + Day::two(day.day) + "/" + year,
          number + "." + std::to_string(day.month) + "." + year};
}

/// Half a century each, so that they run side by side.
class ValuesCalendarFrom : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(HalfACentury, ValuesCalendarFrom, testing::Values(1900, 1950, 2000, 2050));

TEST_P(ValuesCalendarFrom, EveryWritingOfEveryDay) {
  std::string text, batch;
  std::vector<std::string> expected;
  const auto check = [&] {
    const Document document = read_document(text);
    const auto values = read_values(document, {}, {});
    ASSERT_EQ(values.size(), expected.size()) << text.substr(0, 300);
    for (std::size_t i = 0; i < values.size(); ++i) {
      ASSERT_EQ(values[i].value, expected[i]) << values[i].span.of(text);
      ASSERT_EQ(values[i].type, ValueType::date);
      ASSERT_EQ(values[i].interval_begin, expected[i]);
      ASSERT_EQ(values[i].interval_end, expected[i]);
    }
    text.clear();
    expected.clear();
  };
  for (Day day = new_year(GetParam()); day.year < GetParam() + 50 + (GetParam() == 2050); day.next()) {
    for (const std::string& written : writings(day)) {
      text += "They met again on " + written + ", and nobody spoke.\n\n";
      expected.push_back(day.iso());
    }
    if (day.day == day.length()) check();
    if (HasFatalFailure()) return;
  }
}

TEST(ValuesCalendar, ArithmeticFollowsTheCount) {
  int week = 1;  // 1 January 1900 is the Monday of week 1
  std::int64_t number = day_number(1900, 1, 1);
  for (Day day; day.year <= 2100; day.next(), ++number) {
    ASSERT_EQ(iso_day(number), day.iso());
    ASSERT_EQ(weekday(number), day.weekday);
    if (day.weekday == 1 && !(day.year == 1900 && day.month == 1 && day.day == 1)) {
      // ISO 8601: week 1 holds 4 January, so its Monday lies between 29 December and 4 January.
      ++week;
      if ((day.month == 12 && day.day >= 29) || (day.month == 1 && day.day <= 4)) week = 1;
    }
    ASSERT_EQ(iso_week(number).second, week) << day.iso();
  }
}

TEST(ValuesCalendar, EasterSundays) {
  // Tables of the US Naval Observatory.
  EXPECT_EQ(iso_day(easter(1961)), "1961-04-02");
  EXPECT_EQ(iso_day(easter(2000)), "2000-04-23");
  EXPECT_EQ(iso_day(easter(2008)), "2008-03-23");
  EXPECT_EQ(iso_day(easter(2011)), "2011-04-24");
  EXPECT_EQ(iso_day(easter(2018)), "2018-04-01");
  EXPECT_EQ(iso_day(easter(2024)), "2024-03-31");
}

TEST(ValuesCalendar, EveryLineOfTheDataFilesIsUnderstood) {
  for (const std::string& error : Grammar::get().errors()) ADD_FAILURE() << error;
}

}  // namespace
}  // namespace entente
