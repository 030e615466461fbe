#include "mentions/calibration.h"

#include <gtest/gtest.h>

#include "support/engine.h"

namespace entente {
namespace {

Bytes bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

Calibration compiled(std::string_view table) {
  const Result<std::string> section = compile_calibration(table);
  EXPECT_TRUE(section.ok());
  Result<Calibration> loaded = Calibration::load(bytes_of(section.value()));
  EXPECT_TRUE(loaded.ok());
  return std::move(loaded.value());
}

/// A section of one curve, written by hand after the format in calibration.h.
std::string section_of(std::uint32_t source, std::uint32_t types, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& knots) {
  ByteWriter out;
  out.u8(1);
  out.u8(source);
  out.u16(types);
  out.u8(static_cast<std::uint32_t>(knots.size()));
  for (const auto& [raw, calibrated] : knots) {
    out.u16(raw);
    out.u16(calibrated);
  }
  return out.take();
}
bool loads(const std::string& section) { return Calibration::load(bytes_of(section)).ok(); }

constexpr std::string_view kTable = "# source\ttypes\tknots\ntagger\tGPE,LOC\t400:300 600:500 900:800\nlexicon\tORG\t700:500\n";

TEST(Calibration, WithoutASectionNothingChanges) {
  const auto none = Calibration::load({});
  ASSERT_TRUE(none.ok());
  for (Confidence raw = 0; raw <= 1000; ++raw) EXPECT_EQ(none.value()(MentionSource::tagger, MentionType::org, raw), raw);
}

TEST(Calibration, IsLinearBetweenKnotsAndFlatBeyondThem) {
  const Calibration calibration = compiled(kTable);
  const auto place = [&](Confidence raw) { return calibration(MentionSource::tagger, MentionType::gpe, raw); };
  EXPECT_EQ(place(0), 300);
  EXPECT_EQ(place(400), 300);
  EXPECT_EQ(place(500), 400);
  EXPECT_EQ(place(600), 500);
  EXPECT_EQ(place(601), 501);
  EXPECT_EQ(place(900), 800);
  EXPECT_EQ(place(1000), 800);
}

TEST(Calibration, HalvesAreRoundedUp) {
  const Calibration calibration = compiled("tagger\tORG\t0:0 4:2\n");
  EXPECT_EQ(calibration(MentionSource::tagger, MentionType::org, 1), 1);
}

TEST(Calibration, AConfidenceThatIsSurerStaysSurer) {
  const Calibration calibration = compiled("tagger\tORG\t3:1 10:2 11:700 500:701 777:999\n");
  Confidence last = 0;
  for (Confidence raw = 0; raw <= 1000; ++raw) {
    const Confidence now = calibration(MentionSource::tagger, MentionType::org, raw);
    EXPECT_GE(now, last) << raw;
    last = now;
  }
}

TEST(Calibration, ACurveIsForItsSourceAndTypesOnly) {
  const Calibration calibration = compiled(kTable);
  EXPECT_EQ(calibration(MentionSource::tagger, MentionType::loc, 900), 800);
  EXPECT_EQ(calibration(MentionSource::tagger, MentionType::person, 900), 900);
  EXPECT_EQ(calibration(MentionSource::lexicon, MentionType::gpe, 900), 900);
  EXPECT_EQ(calibration(MentionSource::lexicon, MentionType::org, 900), 500);
}

TEST(Calibration, DamagedSectionsAreRefused) {
  const std::string good = section_of(0, 1, {{400, 300}, {900, 800}});
  EXPECT_TRUE(loads(good));
  for (std::size_t size = 1; size < good.size(); ++size) EXPECT_FALSE(loads(good.substr(0, size))) << size;
  EXPECT_FALSE(loads(good + '\0'));
  EXPECT_FALSE(loads(section_of(3, 1, {{400, 300}})));                 // the user's dictionary is no estimate
  EXPECT_FALSE(loads(section_of(0, 0, {{400, 300}})));                 // of no type
  EXPECT_FALSE(loads(section_of(0, 1u << kMentionTypes, {{400, 300}})));
  EXPECT_FALSE(loads(section_of(0, 1, {})));
  EXPECT_FALSE(loads(section_of(0, 1, {{1001, 300}})));
  EXPECT_FALSE(loads(section_of(0, 1, {{400, 1001}})));
  EXPECT_FALSE(loads(section_of(0, 1, {{400, 300}, {400, 300}})));     // raw must ascend
  EXPECT_FALSE(loads(section_of(0, 1, {{400, 300}, {500, 299}})));     // calibrated must not fall
  std::string twice = good + good.substr(1);
  twice[0] = 2;
  EXPECT_FALSE(loads(twice));                                          // two curves of one source and type
}

TEST(Calibration, LinesThatAreNoCurveAreNamed) {
  for (const char* line : {"tagger", "tager\tORG\t1:1", "tagger\tORGS\t1:1", "tagger\tORG\t1", "tagger\tORG\t1:x", "tagger\tORG\t1:1001", "tagger\tORG\t-1:1",
                           "dictionary\tORG\t1:1", "tagger\tORG\t1:1  2:2", "tagger\tORG\t:"}) {
    const auto section = compile_calibration(std::string("# comment\n") + line + "\n");
    const bool refused = !section.ok() || !loads(section.value());
    EXPECT_TRUE(refused) << line;
    if (!section.ok()) {
      EXPECT_NE(section.error().message.find("line 2"), std::string::npos) << line;
    }
  }
}

TEST(Calibration, TheTableThatShipsIsSound) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/model/weights/tagger.calibration.tsv", std::ios::binary);
  ASSERT_TRUE(in.is_open());
  const auto section = compile_calibration(std::string(std::istreambuf_iterator<char>(in), {}));
  ASSERT_TRUE(section.ok()) << section.error().message;
  EXPECT_TRUE(loads(section.value()));
}

Mention mention(std::uint32_t entity, MentionSource source, Confidence confidence, MentionForm form = MentionForm::name) {
  Mention made;
  made.entity = entity;
  made.source = source;
  made.confidence = confidence;
  made.type = MentionType::gpe;
  made.form = form;
  return made;
}

TEST(Calibrate, LeavesWhatTheUserSaid) {
  std::vector<Mention> mentions{mention(0, MentionSource::user, 1000), mention(1, MentionSource::dictionary, 1000)};
  std::vector<Entity> entities(2);
  calibrate(compiled(kTable), mentions, entities);
  EXPECT_EQ(mentions[0].confidence, 1000);
  EXPECT_EQ(mentions[1].confidence, 1000);
}

TEST(Calibrate, IsForNamesOnly) {
  std::vector<Mention> mentions{mention(0, MentionSource::tagger, 900, MentionForm::pronoun)};
  std::vector<Entity> entities(1);
  calibrate(compiled(kTable), mentions, entities);
  EXPECT_EQ(mentions[0].confidence, 900);
}

TEST(Calibrate, NamesInsideNamesKeepTheirConfidence) {
  std::vector<Mention> mentions{mention(0, MentionSource::tagger, 900, MentionForm::nominal), mention(1, MentionSource::tagger, 900),
                                mention(2, MentionSource::tagger, 900)};
  mentions[1].within = 0;  // a name in a nominal is outermost among names
  mentions[2].within = 1;
  std::vector<Entity> entities(3);
  calibrate(compiled(kTable), mentions, entities);
  EXPECT_EQ(mentions[1].confidence, 800);
  EXPECT_EQ(mentions[2].confidence, 900);
}

TEST(Calibrate, AnEntityIsAsSureAsItsSurestMention) {
  std::vector<Mention> mentions{mention(0, MentionSource::tagger, 600), mention(1, MentionSource::tagger, 400), mention(0, MentionSource::tagger, 900)};
  std::vector<Entity> entities(2);
  entities[0].confidence = 900;
  entities[1].confidence = 400;
  calibrate(compiled(kTable), mentions, entities);
  EXPECT_EQ(entities[0].confidence, 800);
  EXPECT_EQ(entities[1].confidence, 300);
}

/// The model of the build with another calibration section, or none.
Analyzer with_calibration(const std::string& section) {
  const std::string file = test::read_asset("model.bin");
  ByteReader header(bytes_of(file));
  header.bytes(16);
  const std::uint32_t version = header.u32();
  const auto model = Asset::parse(file, "MODL", version);
  EXPECT_TRUE(model.ok());
  std::vector<std::pair<std::string, std::string>> sections;
  for (const std::string& tag : model.value().tags()) {
    const Bytes content = model.value().section(tag);
    if (tag != "CALI") sections.emplace_back(tag, std::string(content.begin(), content.end()));
  }
  if (!section.empty()) sections.emplace_back("CALI", section);
  Result<Analyzer> made = Analyzer::create(test::read_asset("lexicon.bin"), build_asset("MODL", version, sections));
  if (!made) {
    ADD_FAILURE() << made.error().message;
    std::abort();
  }
  return std::move(made.value());
}

TEST(Calibrate, ChangesConfidenceAndNothingElse) {
  const std::string text = "Angela Merkel met Emmanuel Macron in Berlin. Mr. Macron praised Germany and the World Bank.\n";
  const auto every_type = (1u << kMentionTypes) - 1;
  const Analyzer raw = with_calibration(""), low = with_calibration(section_of(0, every_type, {{500, 7}}));
  const Analysis before = raw.analyze(text, {}).value(), after = low.analyze(text, {}).value();
  ASSERT_EQ(before.mentions.size(), after.mentions.size());
  ASSERT_EQ(before.entities.size(), after.entities.size());
  std::size_t tagged = 0;
  for (std::size_t i = 0; i < before.mentions.size(); ++i) {
    const Mention &a = before.mentions[i], &b = after.mentions[i];
    EXPECT_EQ(a.span, b.span);
    EXPECT_EQ(a.type, b.type);
    EXPECT_EQ(a.entity, b.entity);
    EXPECT_EQ(b.confidence, a.source == MentionSource::tagger && !a.within ? 7 : a.confidence);
    tagged += a.source == MentionSource::tagger;
  }
  EXPECT_GT(tagged, 0u);
}

TEST(Calibrate, PartialResultsSayTheSame) {
  const std::string text = "Angela Merkel met Emmanuel Macron in Berlin.\n";
  const Analyzer analyzer = with_calibration(section_of(0, (1u << kMentionTypes) - 1, {{500, 7}}));
  const Options options;
  Result<Analysing> analysing = analyzer.start(text, options);
  ASSERT_TRUE(analysing.ok());
  while (analysing.value().step(1 << 16)) {
  }
  const Analysis partial = analysing.value().partial(), whole = analysing.value().finish();
  ASSERT_EQ(partial.mentions.size(), whole.mentions.size());
  ASSERT_FALSE(whole.mentions.empty());
  for (std::size_t i = 0; i < whole.mentions.size(); ++i) EXPECT_EQ(partial.mentions[i].confidence, whole.mentions[i].confidence);
}

}  // namespace
}  // namespace entente
