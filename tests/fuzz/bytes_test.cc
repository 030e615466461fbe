// 20,000 random byte strings through the whole engine: no crash (the sanitizer build runs this too), no wrong offset.
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "../native/support/engine.h"
#include "entente/json.h"
#include "text/utf8.h"

namespace entente {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int kStrings = 8000;  // ten times slower there; without sanitizers all are read
#else
constexpr int kStrings = 20000;
#endif
constexpr int kParts = 6;

/// Marsaglia's xorshift: the same numbers on every platform.
class Random {
 public:
  explicit Random(std::uint32_t part = 0) : state_(20180508 + part) {}

  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % limit;
  }

 private:
  std::uint32_t state_;
};

constexpr std::string_view kPieces[] = {
    "Kim", "Xi Jinping", "President ", "Moscow", "the U.S.", "U.N.", "Gen. ", "Washington-Seoul", "Putin's", "KIM JONG UN", " said ", "treaty", " of ", " and ",
    " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\r", ".", ",", "!", "?", "...", "\"", "'", "(", ")", "-", ":", "/", "- ", "May 8, 2018", "| 19:59 GMT",
    "7 a.m.", "3 percent", "$2.5 million", "12,000", "No. 10", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x94", "\xE2\x80\xA8", "\xEF\xBB\xBF",
    "\xF0\x9F\x98\x80", "\xCC\x81", "\xC4\xB0", "\xD9\x85\xD8\xB5\xD8\xB1", "\xE5\x8C\x97", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC0\x80", "\xE2\x80", "\xF0\x9F", "\x80", "\xFF"};

/// Half of the strings are all noise, half are made of pieces of news with some noise.
std::string random_bytes(Random& random) {
  std::string bytes;
  const bool noise = random.below(2) == 0;
  for (std::uint32_t left = random.below(60); left > 0; --left) {
    if (noise || random.below(10) == 0) {
      bytes += static_cast<char>(random.below(256));
    } else {
      bytes += kPieces[random.below(std::size(kPieces))];
    }
  }
  return bytes;
}

std::string escaped(const std::string& bytes) {
  std::string out;
  for (const unsigned char byte : bytes) {
    char hex[5];
    std::snprintf(hex, sizeof hex, "\\x%02X", byte);
    out += hex;
  }
  return out;
}

/// Checks spans against the characters of one text.
class Checker {
 public:
  explicit Checker(const std::string& text) : text_(text), boundary_(text.size() + 1) {
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) boundary_[at] = true;
    boundary_[text.size()] = true;
  }

  void span(Span span, const char* what) const {
    ASSERT_LT(span.begin, span.end) << what << " of " << escaped(text_);
    ASSERT_LE(span.end, text_.size()) << what << " of " << escaped(text_);
    ASSERT_TRUE(boundary_[span.begin] && boundary_[span.end]) << what << " splits a character of " << escaped(text_);
  }

  template <class Items>
  void in_order(const Items& items, const char* what) const {
    std::uint32_t end = 0;
    for (const auto& item : items) {
      span(item.span, what);
      ASSERT_LE(end, item.span.begin) << what << " overlaps the one before in " << escaped(text_);
      end = item.span.end;
    }
  }

 private:
  const std::string& text_;
  std::vector<bool> boundary_;
};

/// In order, no span twice, properly nested, `within` the smallest around, entities dense in order of their first mention,
/// antecedents earlier and of the same entity.
void check_mentions(const Analysis& analysis, const Checker& checker, const std::string& text) {
  std::uint32_t entities = 0;
  for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    checker.span(mention.span, "mention");
    ASSERT_TRUE(mention.extent.contains(mention.span)) << escaped(text);
    std::optional<std::uint32_t> around;
    for (std::uint32_t j = 0; j < i; ++j) {
      const Span other = analysis.mentions[j].span;
      ASSERT_TRUE(before(other, mention.span)) << "mention " << i << " of " << escaped(text);
      ASSERT_TRUE(!other.overlaps(mention.span) || other.contains(mention.span)) << "mention " << i << " of " << escaped(text);
      if (other.contains(mention.span)) around = j;  // later ones lie inside earlier ones
    }
    ASSERT_EQ(mention.within, around) << "mention " << i << " of " << escaped(text);
    ASSERT_LE(mention.entity, entities) << escaped(text);
    const bool first = mention.entity == entities;
    if (first) ++entities;
    ASSERT_EQ(mention.link.antecedent.has_value(), !first) << "mention " << i << " of " << escaped(text);
    if (first) continue;
    ASSERT_LT(*mention.link.antecedent, i) << escaped(text);
    ASSERT_EQ(analysis.mentions[*mention.link.antecedent].entity, mention.entity) << escaped(text);
  }
  // Behind them stand those that only another reading of a mention refers to.
  std::set<std::uint32_t> others;
  for (const Mention& mention : analysis.mentions) {
    for (const Alternative& other : mention.alternatives) {
      ASSERT_LT(other.entity, analysis.entities.size()) << escaped(text);
      if (other.entity >= entities) others.insert(other.entity);
    }
  }
  ASSERT_EQ(entities + others.size(), analysis.entities.size()) << escaped(text);
}

void check(const Analysis& analysis, const std::string& text) {
  const Checker checker(text);
  checker.in_order(analysis.document.blocks, "block");
  checker.in_order(analysis.document.sentences, "sentence");
  checker.in_order(analysis.document.tokens, "token");
  check_mentions(analysis, checker, text);
  for (const Entity& entity : analysis.entities) {
    for (const Role& role : entity.roles) checker.span(role.span, "role");
  }
  for (const Value& value : analysis.values) checker.span(value.span, "value");
  if (analysis.date.span) checker.span(*analysis.date.span, "date");
}

/// In parts, so that they run side by side.
class RandomBytesOf : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Part, RandomBytesOf, testing::Range(0, kParts));

TEST_P(RandomBytesOf, HaveSoundOffsets) {
  Random random(GetParam());
  for (int i = 0; i < kStrings / kParts && !testing::Test::HasFatalFailure(); ++i) {
    const std::string text = random_bytes(random);
    check(test::analyze(text), text);
  }
}

TEST(RandomBytes, AreWrittenInEveryUnit) {
  Random random;
  for (int i = 0; i < kStrings / 20; ++i) {
    const std::string text = random_bytes(random);
    for (const OffsetUnit unit : {OffsetUnit::utf16, OffsetUnit::codepoint, OffsetUnit::utf8}) {
      Options options;
      options.offsets = unit;
      options.tokens = true;
      const std::string json = to_json(test::analyze(text, options), test::engine().info(), options);
      ASSERT_EQ(json.front(), '{') << escaped(text);
      ASSERT_EQ(json.back(), '}') << escaped(text);
    }
  }
}

TEST(RandomBytes, AreReadTheSameInSlices) {
  Random random;
  for (int i = 0; i < kStrings / 20; ++i) {
    const std::string text = random_bytes(random);
    const Options options;
    Result<Analysing> analysing = test::engine().start(text, options);
    ASSERT_TRUE(analysing.ok());
    while (analysing.value().step(1 + random.below(40))) {
      if (random.below(2) == 0) analysing.value().partial();
    }
    for (std::size_t left = random.below(8); left > 0 && analysing.value().join(); --left) {
    }
    const EngineInfo info = test::engine().info();
    ASSERT_EQ(to_json(analysing.value().finish(), info, options), to_json(test::analyze(text), info, options)) << escaped(text);
  }
}

}  // namespace
}  // namespace entente
