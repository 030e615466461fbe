#include "entities/seats.h"

#include <map>
#include <string>
#include <string_view>

#include "entities_data.h"
#include "text/text.h"
#include "text/words.h"

namespace entente {
namespace {

struct Line {
  std::string_view state;
  bool shared;
};

/// By the seat's name, folded.
std::map<std::string, Line> load() {
  std::map<std::string, Line> seats;
  for_each_line(entities_data::seats, [&seats](std::string_view section, std::string_view line) {
    const std::size_t at = line.find(" = ");
    if (at != std::string_view::npos) seats.try_emplace(fold(line.substr(0, at)), Line{line.substr(at + 3), section == "shared"});
  });
  return seats;
}

}  // namespace

std::optional<Seat> seat_of(const Lexicon& lexicon, const Fact& city) {
  static const std::map<std::string, Line> seats = load();
  if (city.kind != EntryKind::city) return std::nullopt;  // a province of its name is none: Washington State
  const Entry place = lexicon.entry(city.entry);
  const auto seat = seats.find(fold(place.name));
  if (seat == seats.end()) return std::nullopt;
  const auto name = lexicon.find(seat->second.state);
  if (!name) return std::nullopt;
  for (const std::uint32_t id : lexicon.entries(*name)) {
    const Entry state = lexicon.entry(id);
    // A namesake elsewhere is no seat: Paris, Texas.
    if (state.kind == EntryKind::state && std::string_view(state.country) == place.country) {
      return Seat{{id, state.kind, true}, seat->second.shared};
    }
  }
  return std::nullopt;
}

}  // namespace entente
