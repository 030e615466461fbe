#include "entente/json.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

ErrorCode code_of(const char* options) {
  const Result<Options> read = read_options(options);
  EXPECT_FALSE(read.ok()) << options;
  return read.ok() ? ErrorCode::io : read.error().code;
}

TEST(ReadOptions, ReadsEveryField) {
  const Result<Options> read = read_options(R"({"date":"2018-05-08","offsets":"codepoint","tokens":true,
    "dictionary":[{"name":"Frobozz","type":"ORG","aliases":["FMC"]}],
    "corrections":[{"op":"retype","span":[3,7],"type":"GPE","everywhere":false},{"op":"merge","span":[0,2],"into":[9,12]}]})");
  ASSERT_TRUE(read.ok());
  const Options& options = read.value();
  EXPECT_EQ(options.date, "2018-05-08");
  EXPECT_EQ(options.offsets, OffsetUnit::codepoint);
  EXPECT_TRUE(options.tokens);
  ASSERT_EQ(options.dictionary.size(), 1u);
  EXPECT_EQ(options.dictionary[0].type, MentionType::org);
  EXPECT_EQ(options.dictionary[0].aliases, std::vector<std::string>{"FMC"});
  ASSERT_EQ(options.corrections.size(), 2u);
  EXPECT_EQ(options.corrections[0].span, (Span{3, 7}));
  EXPECT_FALSE(options.corrections[0].is_everywhere());
  EXPECT_EQ(options.corrections[1].into, (Span{9, 12}));
}

TEST(ReadOptions, NothingMeansDefaults) {
  const Result<Options> read = read_options("{}");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().offsets, OffsetUnit::utf16);
}

TEST(ReadOptions, WhatIsNotUnderstoodIsAnError) {
  EXPECT_EQ(code_of("{"), ErrorCode::bad_json);
  EXPECT_EQ(code_of("[]"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"ofsets":"utf8"})"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"offsets":"utf32"})"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"dictionary":[{"name":"X"}]})"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"corrections":[{"op":"retype","span":[1,2]}]})"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"corrections":[{"op":"remove","span":[2,2]}]})"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"corrections":[{"op":"remove","span":[-1,2]}]})"), ErrorCode::bad_option);
  EXPECT_EQ(code_of(R"({"corrections":[{"op":"remove","span":[0,99999999999]}]})"), ErrorCode::bad_option);
}

TEST(ReadBatchLine, IdComesBackAsItWasWritten) {
  const Result<BatchLine> read = read_batch_line(R"({"id":"a\"b","text":"hi"})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().id, R"("a\"b")");
  EXPECT_EQ(read_batch_line(R"({"id":7,"text":"hi"})").value().id, "7");
}

TEST(ReadBatchLine, BadLinesAreErrors) {
  for (const char* line : {"", "{", R"({"text":"x"})", R"({"id":1})", R"({"id":1,"text":2})", R"({"id":[[]],"text":""})", R"({"id":1,"text":"\ud800"})",
                           R"({"id":1,"text":"x","date":3})"}) {
    EXPECT_FALSE(read_batch_line(line).ok()) << line;
  }
}

TEST(ReadBatchLine, DeepNestingIsRefusedWithoutHarm) { EXPECT_FALSE(read_batch_line(std::string(1 << 20, '[')).ok()); }

TEST(WriteJson, AnEmptyAnalysisHasTheContractsShape) {
  EXPECT_EQ(to_json(Analysis{}, {"1", "m", "l"}, {}),
            R"({"schema":"entente/1","engine":{"version":"1","model":"m","lexicon":"l"},"offsets":"utf16","length":0,"warnings":[],)"
            R"("document":{"language":"en","title":null,"date":null,"blocks":[],"sentences":[],"tokens":null,"words":null},)"
            R"("mentions":[],"entities":[],"values":[],"events":[],"relations":[],"quotes":[],"stances":[],"corrections":[]})");
}

TEST(WriteJson, TokensJoinAWordAndItsClitics) {
  Analysis analysis;
  analysis.document.text = "Xi's";
  analysis.document.tokens = {{{0, 2}, 0, kWord}, {{2, 4}, 0, kClitic}};
  Options options;
  options.tokens = true;
  EXPECT_NE(to_json(analysis, {}, options).find(R"("tokens":[[0,4]])"), std::string::npos);
}

TEST(WriteJson, ASinkThatHasEnoughStopsTheWriting) {
  Analysis analysis;
  analysis.mentions.resize(5000);
  int calls = 0;
  EXPECT_FALSE(write_json(analysis, {}, {}, [&calls](std::string_view) { return ++calls < 2; }));
  EXPECT_EQ(calls, 2);
}

TEST(WriteJson, BytesThatAreNoTextBecomeTheReplacementCharacter) {
  Analysis analysis;
  analysis.entities.resize(1);
  analysis.entities[0].name = "\xFF";
  EXPECT_NE(to_json(analysis, {}, {}).find("\"name\":\"\xEF\xBF\xBD\""), std::string::npos);
}

}  // namespace
}  // namespace entente
