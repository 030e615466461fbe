// A user's edits and dictionary, and what the analysis says became of them. Texts are written for these tests.
#include "support/engine.h"

#include <random>
#include <set>

#include "entente/json.h"

namespace entente::test {
namespace {

Span find(const std::string& text, const std::string& words, std::size_t nth = 0) {
  std::size_t at = text.find(words);
  while (nth-- > 0) at = text.find(words, at + 1);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Correction edit(Correction::Kind kind, Span span, std::optional<bool> everywhere = std::nullopt) {
  Correction made;
  made.kind = kind;
  made.span = span;
  made.everywhere = everywhere;
  return made;
}

Correction add(Span span, MentionType type) {
  Correction made = edit(Correction::Kind::add, span);
  made.type = type;
  return made;
}

Correction respan(Span from, Span to, std::optional<bool> everywhere = std::nullopt) {
  Correction made = edit(Correction::Kind::respan, from, everywhere);
  made.new_span = to;
  return made;
}

Correction merge(Span span, Span into) {
  Correction made = edit(Correction::Kind::merge, span);
  made.into = into;
  return made;
}

Correction read(Span span, const std::string& reading, std::optional<bool> everywhere = std::nullopt) {
  Correction made = edit(Correction::Kind::read, span, everywhere);
  made.reading = reading;
  return made;
}

Options with(std::vector<Correction> corrections) {
  Options options;
  options.offsets = OffsetUnit::utf8;
  options.corrections = std::move(corrections);
  return options;
}

/// Names of the entities of the mentions with these words, in order.
std::vector<std::string> entities_of(const Analysis& analysis, const std::string& words) {
  std::vector<std::string> out;
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(analysis.document.text) == words) out.push_back(analysis.entities[mention.entity].name);
  }
  return out;
}

std::set<std::uint32_t> ids_of(const Analysis& analysis, const std::string& words) {
  std::set<std::uint32_t> out;
  for (const Mention& mention : analysis.mentions) {
    if (mention.span.of(analysis.document.text) == words) out.insert(mention.entity);
  }
  return out;
}

TEST(Corrections, AMentionGrowsWhereverTheWordsBesideItAreTheSame) {
  const std::string text = "Envoys left Greater Kabul today. Greater Kabul was calm. So was Kabul.";
  const Span kabul = find(text, "Kabul"), greater = find(text, "Greater Kabul");
  EXPECT_EQ(names(text, with({add(kabul, MentionType::gpe), respan(kabul, greater)})),
            (std::vector<std::string>{"GPE Greater Kabul", "GPE Greater Kabul", "GPE Kabul"}));
}

TEST(Corrections, AMentionShrinksEverywhere) {
  const std::string text = "The Blue Grue Company rose. The Blue Grue Company fell.";
  const Span whole = find(text, "Blue Grue Company");
  const Options options = with({add(whole, MentionType::org), respan(whole, find(text, "Grue Company"))});
  EXPECT_EQ(names(text, options), (std::vector<std::string>{"ORG Grue Company", "ORG Grue Company"}));
}

TEST(Corrections, OneMentionAloneGrowsWhenAsked) {
  const std::string text = "Envoys left Greater Kabul today. Greater Kabul was calm.";
  const Span kabul = find(text, "Kabul");
  const Options options = with({add(kabul, MentionType::gpe), respan(kabul, find(text, "Greater Kabul"), false)});
  EXPECT_EQ(names(text, options), (std::vector<std::string>{"GPE Greater Kabul", "GPE Kabul"}));
}

TEST(Corrections, EachSaysHowManyMentionsItChanged) {
  const std::string text = "Kabul spoke to Tehran. Kabul waited for a grue.";
  const Analysis analysis = analyze(text, with({add(find(text, "grue"), MentionType::person), edit(Correction::Kind::remove, find(text, "waited")),
                                                edit(Correction::Kind::remove, find(text, "Kabul")), merge(find(text, "grue"), find(text, "Tehran")),
                                                merge(find(text, "spoke"), find(text, "Tehran"))}));
  EXPECT_EQ(analysis.corrected, (std::vector<std::uint32_t>{1, 0, 2, 1, 0}));
}

TEST(Corrections, AnEntityThatIsMergedTakesNameTypeAndIdentifiersOfTheOther) {
  const std::string text = "They landed in Kabul. The Ministry of Silly Walks spoke. They slept in Kabul.";
  const Span ministry = find(text, "Ministry of Silly Walks");
  const Analysis alone = analyze(text), merged = analyze(text, with({add(ministry, MentionType::org), merge(ministry, find(text, "Kabul"))}));
  EXPECT_EQ(ids_of(merged, "Kabul"), ids_of(merged, "Ministry of Silly Walks"));
  const Entity &kabul = alone.entities[*ids_of(alone, "Kabul").begin()], &both = merged.entities[*ids_of(merged, "Kabul").begin()];
  EXPECT_EQ(both.name, kabul.name);
  EXPECT_EQ(both.type, MentionType::gpe);
  EXPECT_EQ(both.geonames, kabul.geonames);
  EXPECT_TRUE(has(both.aliases, "Ministry of Silly Walks"));
}

TEST(Corrections, AMergeOutlivesANewSpanOfItsMention) {
  const std::string text = "Greater Kabul spoke to Tehran.";
  const Span kabul = find(text, "Kabul"), greater = find(text, "Greater Kabul");
  const Analysis analysis = analyze(text, with({add(kabul, MentionType::gpe), merge(kabul, find(text, "Tehran")), respan(kabul, greater)}));
  EXPECT_EQ(ids_of(analysis, "Greater Kabul"), ids_of(analysis, "Tehran"));
}

TEST(Corrections, ASplitEverywhereTakesMentionsThatReadTheSameOutTogether) {
  const std::string text = "Kim Jong Un spoke. Kim left. Later Kim came back.";
  const Analysis before = analyze(text);
  ASSERT_EQ(ids_of(before, "Kim"), ids_of(before, "Kim Jong Un"));
  const Analysis after = analyze(text, with({edit(Correction::Kind::split, find(text, "Kim", 1), true)}));
  ASSERT_EQ(ids_of(after, "Kim").size(), 1u);
  EXPECT_NE(ids_of(after, "Kim"), ids_of(after, "Kim Jong Un"));
}

TEST(Corrections, ASplitMentionMayJoinAnotherEntity) {
  const std::string text = "Kim Jong Un met Kim Yo Jong. Kim Jong Un listened. Kim left.";
  const Span alone = find(text, "Kim left");
  const Span kim{alone.begin, alone.begin + 3};
  const Analysis after = analyze(text, with({edit(Correction::Kind::split, kim), merge(kim, find(text, "Kim Yo Jong"))}));
  EXPECT_EQ(ids_of(after, "Kim"), ids_of(after, "Kim Yo Jong"));
  EXPECT_NE(ids_of(after, "Kim"), ids_of(after, "Kim Jong Un"));
  EXPECT_EQ(after.entities[*ids_of(after, "Kim").begin()].name, "Kim Yo Jong");
}

TEST(Corrections, APronounFollowsWhatItsNameBecame) {
  const std::string text = "Kim Jong Un met Kim Yong Chol on Monday. Kim left early. He was tired.";
  const Span kim{find(text, "Kim left").begin, find(text, "Kim left").begin + 3};
  ASSERT_EQ(entities_of(analyze(text), "He"), std::vector<std::string>{"Kim Jong Un"});
  const Analysis apart = analyze(text, with({edit(Correction::Kind::split, kim)}));
  EXPECT_EQ(ids_of(apart, "He"), ids_of(apart, "Kim"));
  const Analysis other = analyze(text, with({edit(Correction::Kind::split, kim), merge(kim, find(text, "Kim Yong Chol"))}));
  EXPECT_EQ(entities_of(other, "He"), std::vector<std::string>{"Kim Yong Chol"});
}

TEST(Corrections, AReadingReachesOneMentionOrAll) {
  const std::string text = "Beijing says it will not yield. Beijing announced new tariffs.";
  const Span first = find(text, "Beijing");
  EXPECT_EQ(entities_of(analyze(text), "Beijing"), (std::vector<std::string>{"China", "China"}));
  EXPECT_EQ(entities_of(analyze(text, with({read(first, "city")})), "Beijing"), (std::vector<std::string>{"Beijing", "China"}));
  const Analysis all = analyze(text, with({read(first, "city", true)}));
  EXPECT_EQ(entities_of(all, "Beijing"), (std::vector<std::string>{"Beijing", "Beijing"}));
  EXPECT_EQ(all.corrected, std::vector<std::uint32_t>{2});
}

TEST(Corrections, TheLastReadingHolds) {
  const std::string text = "Beijing says it will not yield. Beijing announced new tariffs.";
  const Analysis analysis = analyze(text, with({read(find(text, "Beijing"), "city", true), read(find(text, "Beijing", 1), "government")}));
  EXPECT_EQ(entities_of(analysis, "Beijing"), (std::vector<std::string>{"Beijing", "China"}));
}

TEST(Corrections, AreWrittenWithWhatTheyChanged) {
  const std::string text = "Kabul denied it.";
  const Options options = with({edit(Correction::Kind::remove, find(text, "Kabul"))});
  EXPECT_NE(to_json(analyze(text, options), engine().info(), options).find("\"corrections\":[{\"mentions\":1}]"), std::string::npos);
}

/// Whatever a user does: mentions in order and properly nested, links within an entity to what stands before, entities by number.
TEST(Corrections, AnyOfThemLeaveTheAnalysisSound) {
  const std::string text =
      "North Korean leader Kim Jong Un met Chinese Foreign Minister Wang Yi in Beijing. Beijing said Kim would return.\n\n"
      "He left with his sister Kim Yo Jong. The University of Tokyo, the Trump-Kim summit and the U.S. envoy were on their minds.";
  const Analysis plain = analyze(text);
  std::mt19937 random(7);  // the standard fixes what it yields
  const auto below = [&random](std::size_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  const auto some_span = [&]() -> Span {
    if (below(3) > 0) return plain.mentions[below(plain.mentions.size())].span;
    const auto& tokens = plain.document.tokens;
    const std::uint32_t first = below(tokens.size()), last = std::min<std::uint32_t>(first + below(4), static_cast<std::uint32_t>(tokens.size()) - 1);
    return {tokens[first].span.begin, tokens[last].span.end};
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<Correction> edits(1 + below(6));
    for (Correction& one : edits) {
      one = edit(static_cast<Correction::Kind>(below(7)), some_span());
      if (below(2)) one.everywhere = below(2) == 0;
      one.new_span = some_span();
      one.into = some_span();
      one.type = static_cast<MentionType>(below(kMentionTypes));
      one.reading = below(2) ? "government" : "city";
    }
    const Analysis analysis = analyze(text, with(edits));
    ASSERT_EQ(analysis.corrected.size(), edits.size());
    std::vector<bool> seen(analysis.entities.size());
    for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
      const Mention& mention = analysis.mentions[i];
      ASSERT_LT(mention.entity, analysis.entities.size()) << round;
      ASSERT_EQ(mention.link.antecedent.has_value(), seen[mention.entity]) << round << " mention " << i;
      if (mention.link.antecedent) {
        ASSERT_LT(*mention.link.antecedent, i) << round;
        ASSERT_EQ(analysis.mentions[*mention.link.antecedent].entity, mention.entity) << round;
      }
      seen[mention.entity] = true;
      for (std::uint32_t j = 0; j < i; ++j) {
        const Span other = analysis.mentions[j].span;
        ASSERT_TRUE(before(other, mention.span)) << round;
        ASSERT_TRUE(!other.overlaps(mention.span) || other.contains(mention.span)) << round << ": " << other.of(text) << " / " << mention.span.of(text);
      }
    }
    for (std::uint32_t e = 0; e < analysis.entities.size(); ++e) ASSERT_EQ(analysis.entities[e].id, e);
  }
}

TEST(Dictionary, NameAndAliasesAreOneEntityCalledByTheName) {
  Options options;
  options.dictionary = {{"Frobozz Magic Company", MentionType::org, {"Old Frob"}}};
  const Analysis analysis = analyze("Old Frob grew. Later Old Frob bought the Frobozz Magic Company.", options);
  EXPECT_EQ(ids_of(analysis, "Old Frob"), ids_of(analysis, "Frobozz Magic Company"));
  const Analysis alias = analyze("They say that Old Frob grew.", options);
  EXPECT_EQ(entities_of(alias, "Old Frob"), std::vector<std::string>{"Frobozz Magic Company"});
}

TEST(Dictionary, SaysWhatTheEntityIs) {
  const Result<Options> options = read_options(
      R"({"dictionary":[{"name":"Frobozz City","type":"GPE","ids":{"wikidata":"Q64","iso3166":"DE-BE","geonames":"2950159"}}]})");
  ASSERT_TRUE(options.ok());
  const Analysis analysis = analyze("They flew to Frobozz City.", options.value());
  ASSERT_EQ(ids_of(analysis, "Frobozz City").size(), 1u);
  const Entity& city = analysis.entities[*ids_of(analysis, "Frobozz City").begin()];
  EXPECT_EQ(city.wikidata + " " + city.iso3166 + " " + city.geonames + " " + city.linking_source, "Q64 DE-BE 2950159 dictionary");
}

TEST(Dictionary, IdentifiersThatAreNoneAreRefused) {
  for (const char* ids : {R"({"wikidata":"64"})", R"({"wikidata":"Q"})", R"({"iso3166":"de"})", R"({"iso3166":"DE-"})", R"({"geonames":"x"})", R"({"viaf":"1"})", "[]"}) {
    const Result<Options> read = read_options(std::string(R"({"dictionary":[{"name":"X","type":"ORG","ids":)") + ids + "}]}");
    ASSERT_FALSE(read.ok()) << ids;
    EXPECT_EQ(read.error().code, ErrorCode::bad_option);
  }
}

}  // namespace
}  // namespace entente::test
