// Times by hand: tests/fixtures/values/times.txt, from the guidelines for TIMEX3.
#include <dirent.h>
#include <gtest/gtest.h>

#include <clocale>
#include <ctime>
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

/// Everything about all the cases' values that is output, under whatever clock and locale the process has.
std::string all_cases() {
  std::ifstream input(std::string(ENTENTE_SOURCE_DIR) + "/tests/fixtures/values/times.txt");
  std::string out;
  for (std::string line; std::getline(input, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::string text = line.substr(11, line.find(" => ") - 11) + " It cost $1,234.5 on Monday and yesterday.";
    for (const std::string& date : {line.substr(0, 10), std::string()}) {
      for (const Value& value : values_of(text, date)) {
        out += describe(value, text) + " " + value.interval_begin + " " + value.interval_end + " " + value.begin + " " + value.end + "\n";
      }
    }
  }
  return out;
}

TEST(ValuesTimes, NothingDependsOnTheZoneOrLocaleOfTheMachine) {
  const std::string plain = all_cases();
  EXPECT_GT(plain.size(), 1000u);
  for (const char* zone : {"UTC", "Pacific/Kiritimati", "Etc/GMT+12"}) {
    setenv("TZ", zone, 1);
    tzset();
    for (const char* locale : {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
      if (!std::setlocale(LC_ALL, locale)) continue;  // not on every machine
      EXPECT_EQ(all_cases(), plain) << zone << " " << locale;
    }
  }
  std::setlocale(LC_ALL, "C");
  unsetenv("TZ");
  tzset();
}

/// There is no other way to a clock: what reads text includes none.
TEST(ValuesTimes, NoStageIncludesAClockOrALocale) {
  int files = 0;
  for (const char* stage : {"text", "values"}) {
    const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/core/src/" + stage;
    DIR* entries = opendir(folder.c_str());
    ASSERT_NE(entries, nullptr) << folder;
    while (const dirent* entry = readdir(entries)) {
      if (entry->d_name[0] == '.') continue;
      std::ifstream input(folder + "/" + entry->d_name);
      const std::string source{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
      for (const char* header : {"<chrono>", "<ctime>", "<time.h>", "<sys/time.h>", "<locale>", "<clocale>"}) {
        EXPECT_EQ(source.find(header), std::string::npos) << stage << "/" << entry->d_name << " includes " << header;
      }
      ++files;
    }
    closedir(entries);
  }
  EXPECT_GT(files, 20);
}

}  // namespace
}  // namespace entente
