#include "values/calendar.h"

#include <charconv>
#include <string_view>

#include "text/text.h"
#include "text/words.h"
#include "text_data.h"

namespace entente {
namespace {

constexpr std::uint32_t kOpenZone = 1;      // in the table of zones; the others are their minutes + kZoneBase
constexpr int kZoneBase = 2000;

struct Calendar {
  HashBits months{64}, weekdays{64}, zones{128};

  Calendar() {
    for_each_line(text_data::calendar, [&](std::string_view section, std::string_view line) {
      int number = 0;
      bool first = true, open = false;
      for_each_word(line, [&](std::string_view word) {
        if (first) {
          first = false;
          open = word == "-";
          if (!open) std::from_chars(word.data(), word.data() + word.size(), number);
          return;
        }
        const std::uint32_t hash = fold_hash(fold(word));
        if (section == "month") months.add(hash, static_cast<std::uint32_t>(number));
        if (section == "weekday") weekdays.add(hash, static_cast<std::uint32_t>(number));
        if (section == "zone") zones.add(hash, open ? kOpenZone : static_cast<std::uint32_t>(number + kZoneBase));
      });
    });
  }
};

const Calendar& calendar() {
  static const Calendar names;
  return names;
}

/// The hash of a token without a last full stop.
std::uint32_t stem_hash(const Document& document, const Token& token) {
  const std::string_view word = document.of(token);
  return word.size() > 1 && word.back() == '.' ? fold_hash(fold(word.substr(0, word.size() - 1))) : token.hash;
}

}  // namespace

int month_number(const Document& document, const Token& token) {
  if (!token.has(kCapitalised) && !document.mono_case) return 0;  // "may", "march"
  return static_cast<int>(calendar().months.find(stem_hash(document, token)));
}

bool is_weekday(const Document& document, const Token& token) { return calendar().weekdays.find(stem_hash(document, token)) != 0; }

std::optional<Zone> time_zone(const Document& document, const Token& token) {
  const std::uint32_t found = calendar().zones.find(stem_hash(document, token));
  if (found == 0 || (!token.has(kCapitalised) && !document.mono_case)) return std::nullopt;
  if (found == kOpenZone) return Zone{};
  return Zone{static_cast<int>(found) - kZoneBase};
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && leap ? 29 : kDays[month - 1];
}

}  // namespace entente
