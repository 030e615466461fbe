// What holds of every analysis: nesting, slices, partial results, refusals. The sentences are written for these tests.
#include "support/engine.h"

namespace entente::test {
namespace {

TEST(Mentions, AreProperlyNested) {
  const std::string text =
      "The Bank of Japan and the University of California, Berkeley signed in Tokyo. The Trump-Kim summit opened near the Embassy of France.";
  const Analysis analysis = analyze(text);
  for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
    const Span span = analysis.mentions[i].span;
    EXPECT_LT(span.begin, span.end);
    EXPECT_LE(span.end, text.size());
    std::optional<std::uint32_t> smallest;
    for (std::uint32_t j = 0; j < i; ++j) {
      const Span other = analysis.mentions[j].span;
      EXPECT_TRUE(before(other, span));
      EXPECT_TRUE(!other.overlaps(span) || other.contains(span));
      if (other.contains(span) && (!smallest || other.size() <= analysis.mentions[*smallest].span.size())) smallest = j;
    }
    EXPECT_EQ(analysis.mentions[i].within, smallest);
  }
}

TEST(Analysing, SlicesGiveTheSameAnalysis) {
  std::string text = "GENEVA, May 8, 2018 -- Envoys met.\n\n";
  for (int i = 0; i < 60; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta on May 9. He smiled.\n\nWidodo praised Germany's Bundestag, the EU and NATO. The leader left.\n\n";
  const Options options;
  const std::string whole = to_json(analyze(text), engine().info(), options);
  for (const std::size_t slice : {1u, 100u, 1000u}) {
    auto analysing = engine().start(text, options);
    ASSERT_TRUE(analysing.ok());
    while (analysing.value().step(slice)) {
    }
    EXPECT_EQ(to_json(analysing.value().finish(), engine().info(), options), whole) << slice;
  }
}

TEST(Analysing, JoiningBitByBitGivesTheSameAnalysisAndGoesForward) {
  std::string text = "GENEVA, May 8, 2018 -- Envoys met.\n\n";
  for (int i = 0; i < 700; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta on May 9. He smiled.\n\nWidodo praised the EU, and the envoy agreed. The leader left it.\n\n";
  const Options options;
  auto analysing = engine().start(text, options);
  ASSERT_TRUE(analysing.ok());
  while (analysing.value().step(1 << 16)) {
  }
  std::size_t joined = analysing.value().joined(), steps = 0;
  EXPECT_EQ(joined, 0u);
  for (bool more = true; more; ++steps) {
    more = analysing.value().join();
    EXPECT_GE(analysing.value().joined(), joined);
    joined = analysing.value().joined();
  }
  EXPECT_EQ(joined, 1000u);
  EXPECT_GE(steps, 10u);
  EXPECT_FALSE(analysing.value().join());
  EXPECT_EQ(to_json(analysing.value().finish(), engine().info(), options), to_json(analyze(text), engine().info(), options));
}

TEST(JsonParts, PutTogetherAreTheWhole) {
  std::string text = "GENEVA, May 8, 2018 -- Envoys met.\n\n";
  for (int i = 0; i < 20; ++i) text += "President Joko Widodo met Olaf Scholz in Jakarta. He smiled.\n\n";
  for (const bool with_words : {false, true}) {
    Options options;
    options.tokens = options.syntax = with_words;
    const Analysis analysis = analyze(text, options);
    JsonParts parts(analysis, engine().info(), options);
    std::string joined = parts.head(), part;
    EXPECT_EQ(parts.done(), 0u);
    for (std::size_t done = 0; parts.next(7, part); done = parts.done()) {
      EXPECT_GT(parts.done(), done);
      const std::string name = part.substr(9, part.find('"', 9) - 9);  // {"list":"NAME","items":[...]}
      const std::size_t items = part.find('[') + 1;
      const std::size_t list = joined.find('[', joined.find("\"" + name + "\":["));
      std::size_t end = list, depth = 0;  // of what the list holds so far; names hold no brackets here
      do {
        if (joined[end] == '[') ++depth;
        if (joined[end] == ']') --depth;
        ++end;
      } while (depth > 0);
      joined.insert(end - 1, (end - 1 == list + 1 ? "" : ",") + part.substr(items, part.size() - items - 2));
    }
    EXPECT_EQ(parts.done(), 1000u);
    EXPECT_EQ(joined, to_json(analysis, engine().info(), options));
  }
}

TEST(Analysing, PartialsCoverTheTextOnceInOrder) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "Envoys from Norway met in Oslo on Monday to discuss fishing.\n\n";
  const Options options;
  auto analysing = engine().start(text, options);
  ASSERT_TRUE(analysing.ok());
  std::uint32_t last = 0;
  std::size_t mentions = 0;
  for (bool more = true; more;) {
    more = analysing.value().step(200);
    const Analysis partial = analysing.value().partial();
    for (const Mention& mention : partial.mentions) {
      EXPECT_GE(mention.span.begin, last);
      last = mention.span.begin;
      ++mentions;
    }
  }
  EXPECT_EQ(mentions, 100u);
}

TEST(Analyze, RefusesADateThatIsNone) {
  Options options;
  options.date = "yesterday";
  const auto refused = engine().analyze("x", options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::bad_option);
}

}  // namespace
}  // namespace entente::test
