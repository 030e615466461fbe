// Capitals that act and capitals that are places. The sentences are written for these tests; the readings are those a reader gives.
#include "support/engine.h"

#include <map>
#include <set>
#include <tuple>

#include "entities/seats.h"
#include "text/words.h"

namespace entente::test {
namespace {

/// "government China" or "city Beijing" for each mention of `name`: its reading and its entity.
std::vector<std::string> readings(const std::string& text, const std::string& name, const Options& options = {}) {
  const Analysis analysis = analyze(text, options);
  std::vector<std::string> out;
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(text) == name) out.push_back(mention.reading.value_or("none") + " " + analysis.entities[mention.entity].name);
  }
  return out;
}

void expect_all(const std::vector<std::string>& texts, const std::string& name, const std::string& wanted) {
  for (const std::string& text : texts) EXPECT_EQ(readings(text, name), std::vector<std::string>{wanted}) << text;
}

Options flipped(Span span, const std::string& reading) {
  Options options;
  options.offsets = OffsetUnit::utf8;
  Correction edit;
  edit.kind = Correction::Kind::read;
  edit.span = span;
  edit.reading = reading;
  options.corrections = {edit};
  return options;
}

TEST(Metonymy, ACapitalThatSpeaksIsItsGovernment) {
  expect_all({"Beijing says it will not yield.", "On Monday Beijing announced new tariffs.", "Beijing has repeatedly denied the report.",
              "Beijing, for its part, has rejected the offer.", "The report is wrong, said Beijing."},
             "Beijing", "government China");
}

TEST(Metonymy, ACapitalThatDecidesIsItsGovernment) {
  expect_all({"Moscow imposed a ban on fruit.", "Moscow is willing to talk.", "Moscow could be a useful ally.", "Moscow withdrew its envoy.",
              "They fear that Moscow will annex the region.", "Nothing helps unless Moscow changes its mind.",
              "Moscow is \"astonished\" at the news."},
             "Moscow", "government Russia");
}

TEST(Metonymy, TheOwnerOfAPolicyIsAGovernment) {
  expect_all({"They rejected Moscow's demand.", "Nobody understood Moscow's sudden change of policy."}, "Moscow", "government Russia");
}

/// Names of capitals that people bear too.
TEST(Metonymy, ACapitalThatMayBeAGivenNameActsWhereTheTextSpeaksOfItsState) {
  expect_all({"Santiago declined to comment on Tuesday. Chile had recalled its envoy."}, "Santiago", "government Chile");
  expect_all({"Sofia declined to comment. Bulgaria joined the alliance in 2004."}, "Sofia", "government Bulgaria");
  expect_all({"Victoria announced a ban on imports. The Seychelles lie in the Indian Ocean."}, "Victoria", "government Seychelles");
  EXPECT_EQ(readings("Victoria announced a ban. The critics of Victoria are silent in the Seychelles.", "Victoria"),
            (std::vector<std::string>{"government Seychelles", "government Seychelles"}));
}

TEST(Metonymy, AGivenNameIsNoCapital) {
  expect_all({"Sofia declined to comment on Tuesday.", "Sofia declined to comment. Her brother returned to Bulgaria.",
              "His daughter Sofia denied the claim. They live in Bulgaria.", "Sofia, 24, denied the claim in Bulgaria.",
              "Peter Novak and Sofia denied the claim in Bulgaria."},
             "Sofia", "none Sofia");
  expect_all({"Sofia Novak spoke first. Sofia denied the claim. Bulgaria was calm."}, "Sofia", "none Sofia Novak");
  expect_all({"Santiago said he was tired of Chile."}, "Santiago", "none Santiago");
}

TEST(Metonymy, ThePartiesOfTalksAreGovernments) {
  const std::string text = "The talks between Washington and Seoul failed.";
  EXPECT_EQ(readings(text, "Washington"), std::vector<std::string>{"government United States"});
  EXPECT_EQ(readings(text, "Seoul"), std::vector<std::string>{"government South Korea"});
}

TEST(Metonymy, WhoIsPressedOrAccusedIsAGovernment) {
  expect_all({"They accused Tehran of delays.", "The pressure on Tehran grew.", "The critics of Tehran were silent."}, "Tehran", "government Iran");
}

TEST(Metonymy, APlaceOfEventsIsACity) {
  expect_all({"The talks were held in Paris.", "He flew to Paris.", "She arrived from Paris on Monday.", "A Paris court freed him.",
              "They visited Paris twice.", "The suburbs of Paris are quiet.", "Paris's streets were empty.", "They met in Paris, France, in May."},
             "Paris", "city Paris");
}

TEST(Metonymy, FlightsBetweenCapitalsGoToCities) {
  EXPECT_EQ(readings("All flights between Tokyo and Oslo were late.", "Oslo"), std::vector<std::string>{"city Oslo"});
}

TEST(Metonymy, APoliticalHeadBeforeALocativeMakesItTheGovernment) {
  EXPECT_EQ(readings("Some factions in Washington want war.", "Washington"), std::vector<std::string>{"government United States"});
}

TEST(Metonymy, GuestsOfACityAreNotItsGovernment) {
  EXPECT_EQ(readings("German officials in Washington want a deal.", "Washington"), std::vector<std::string>{"city Washington"});
}

TEST(Metonymy, ADatelineIsACity) {
  EXPECT_EQ(readings("CAIRO (Agency) - The ministers said nothing.", "CAIRO"), std::vector<std::string>{"city Cairo"});
}

TEST(Metonymy, CapitalsWithHyphensAreGovernments) {
  const std::string text = "The Washington-Seoul-Pyongyang format is new.";
  EXPECT_EQ(readings(text, "Washington"), std::vector<std::string>{"government United States"});
  EXPECT_EQ(readings(text, "Seoul"), std::vector<std::string>{"government South Korea"});
  EXPECT_EQ(readings(text, "Pyongyang"), std::vector<std::string>{"government North Korea"});
}

TEST(Metonymy, TheActingCapitalIsTheEntityOfItsState) {
  const std::string text = "China is angry. Beijing says so. The summit in Beijing was cancelled.";
  const Analysis analysis = analyze(text);
  ASSERT_EQ(analysis.mentions.size(), 3u);
  const auto& [china, acts, place] = std::tie(analysis.mentions[0], analysis.mentions[1], analysis.mentions[2]);
  EXPECT_EQ(acts.entity, china.entity);
  EXPECT_EQ(acts.link.by, LinkBy::metonymy);
  EXPECT_EQ(acts.link.antecedent, 0u);
  EXPECT_NE(place.entity, china.entity);
  EXPECT_EQ(analysis.entities[place.entity].of, china.entity);
  EXPECT_TRUE(analysis.entities[china.entity].aliases.empty());
}

TEST(Metonymy, BothReadingsAreKeptWithTheirConfidence) {
  Analysis analysis = analyze("Beijing says it will not yield.");
  analysis.mentions = names_only(analysis.mentions);
  ASSERT_EQ(analysis.mentions.size(), 1u);
  const Mention& mention = analysis.mentions[0];
  EXPECT_EQ(mention.link.by, LinkBy::metonymy);
  ASSERT_EQ(mention.alternatives.size(), 1u);
  EXPECT_EQ(mention.alternatives[0].reading, "city");
  EXPECT_EQ(mention.link.confidence + mention.alternatives[0].confidence, 1000);
  const Entity &state = analysis.entities[mention.entity], &city = analysis.entities[mention.alternatives[0].entity];
  EXPECT_EQ(state.name, "China");
  EXPECT_EQ(state.iso3166, "CN");
  EXPECT_EQ(city.name, "Beijing");
  EXPECT_EQ(city.of, state.id);
}

TEST(Metonymy, AUserFlipsAGovernmentToTheCity) {
  const std::string text = "China is angry. Beijing says so.";
  EXPECT_EQ(readings(text, "Beijing", flipped({16, 23}, "city")), std::vector<std::string>{"city Beijing"});
}

TEST(Metonymy, AUserFlipsACityToTheGovernment) {
  const std::string text = "The talks in Beijing pleased China. A walk through Beijing followed.";
  const auto found = readings(text, "Beijing", flipped({13, 20}, "government"));
  EXPECT_EQ(found, (std::vector<std::string>{"government China", "city Beijing"}));
  EXPECT_EQ(analyze(text, flipped({13, 20}, "government")).mentions[0].link.by, LinkBy::user);
}

TEST(Metonymy, ANameThatManyCitiesBearIsASeatWhereTheTextSpeaksOfTheState) {
  EXPECT_EQ(readings("Georgetown says its budget is balanced.", "Georgetown"), std::vector<std::string>{"none Georgetown"});
  EXPECT_EQ(readings("Guyana is calm. Georgetown says its budget is balanced.", "Georgetown"), std::vector<std::string>{"government Guyana"});
}

TEST(Metonymy, InstitutionsAreThemselvesOfTheState) {
  const Analysis analysis = analyze("Russia and the United States disagree. The Kremlin said so, the White House agreed, and the Pentagon was silent.");
  std::map<std::string, std::string> homes;
  for (const Entity& entity : analysis.entities) {
    if (entity.type == MentionType::org) homes[entity.name] = entity.of ? analysis.entities[*entity.of].name : "";
  }
  EXPECT_EQ(homes, (std::map<std::string, std::string>{{"Kremlin", "Russia"}, {"White House", "United States"}, {"Pentagon", "United States"}}));
}

TEST(Metonymy, ADemonymIsItsOwnEntityOfTheState) {
  const Analysis analysis = analyze("China objects. Chinese envoys left.");
  ASSERT_EQ(analysis.entities.size(), 2u);
  EXPECT_EQ(analysis.entities[1].type, MentionType::norp);
  EXPECT_EQ(analysis.entities[1].of, 0u);
}

/// Every line of seats.txt names a city of the lexicon and the state in which it lies.
TEST(Metonymy, EverySeatIsInTheLexicon) {
  Result<Lexicon> lexicon = Lexicon::load(read_asset("lexicon.bin"));
  ASSERT_TRUE(lexicon.ok());
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/core/data/entities/seats.txt", std::ios::binary);
  const std::string data{std::istreambuf_iterator<char>(in), {}};
  std::set<std::string> seen;
  for_each_line(std::string_view(data), [&](std::string_view, std::string_view line) {
    const std::string name(line.substr(0, line.find(" = "))), state(line.substr(line.find(" = ") + 3));
    EXPECT_TRUE(seen.insert(name).second) << name << " is there twice";
    const auto known = lexicon.value().find(name);
    ASSERT_TRUE(known) << name;
    bool found = false;
    for (const std::uint32_t id : lexicon.value().entries(*known)) {
      const auto seat = seat_of(lexicon.value(), {id, lexicon.value().entry(id).kind, true});
      found = found || (seat && lexicon.value().entry(seat->state.entry).name == state);
    }
    EXPECT_TRUE(found) << line;
  });
  EXPECT_GT(seen.size(), 150u);
}

/// The sample article: who acts is a government.
TEST(Metonymy, CapitalsOfTheSampleArticleAreGovernments) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/../shared/samples/kim-xi-dalian.txt", std::ios::binary);
  if (!in) GTEST_SKIP() << "SKIPPED: ../shared/samples is not here";
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::map<std::string, std::string> states = {{"Beijing", "China"}, {"Washington", "United States"}, {"Seoul", "South Korea"}, {"Pyongyang", "North Korea"}};
  for (const auto& [capital, state] : states) {
    const auto found = readings(text, capital);
    EXPECT_FALSE(found.empty()) << capital;
    for (const std::string& reading : found) EXPECT_EQ(reading, "government " + state);
  }
}

}  // namespace
}  // namespace entente::test
