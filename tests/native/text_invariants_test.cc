// What must hold on any bytes.
#include <gtest/gtest.h>

#include "text/utf8.h"
#include "text_helpers.h"

namespace entente {
namespace {

bool is_boundary(const std::vector<bool>& boundaries, std::uint32_t position) { return boundaries[position]; }

std::vector<bool> character_boundaries(std::string_view text) {
  std::vector<bool> boundaries(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).size) boundaries[i] = true;
  boundaries[text.size()] = true;
  return boundaries;
}

void check(const Document& document) {
  const std::vector<bool> boundaries = character_boundaries(document.text);
  std::uint32_t token = 0, sentence = 0, reached = 0;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    ASSERT_EQ(block.first_sentence, sentence);
    ASSERT_LT(block.first_sentence, block.end_sentence);
    ASSERT_LE(block.end_sentence, document.sentences.size());
    for (; sentence < block.end_sentence; ++sentence) {
      const Sentence& s = document.sentences[sentence];
      ASSERT_EQ(s.block, b);
      ASSERT_EQ(s.first_token, token);
      ASSERT_LT(s.first_token, s.end_token);
      ASSERT_LE(s.end_token, document.tokens.size());
      ASSERT_TRUE(block.span.contains(s.span));
      ASSERT_EQ(s.span.begin, document.tokens[s.first_token].span.begin);
      ASSERT_EQ(s.span.end, document.tokens[s.end_token - 1].span.end);
      for (; token < s.end_token; ++token) {
        const Token& t = document.tokens[token];
        ASSERT_LE(reached, t.span.begin);
        ASSERT_LT(t.span.begin, t.span.end);
        ASSERT_LE(t.span.end, document.text.size());
        ASSERT_TRUE(is_boundary(boundaries, t.span.begin) && is_boundary(boundaries, t.span.end));
        ASSERT_EQ(t.has(kPunctuation), !t.has(kWord) && !t.has(kNumber));
        if (t.has(kClitic)) {
          ASSERT_GT(token, 0u);
          ASSERT_EQ(document.tokens[token - 1].span.end, t.span.begin);
        }
        reached = t.span.end;
      }
    }
  }
  ASSERT_EQ(sentence, document.sentences.size());
  ASSERT_EQ(token, document.tokens.size());
  ASSERT_LE(document.title.end, document.text.size());
}

bool same(const Document& a, const Document& b) {
  if (a.tokens.size() != b.tokens.size() || a.sentences.size() != b.sentences.size() || a.blocks.size() != b.blocks.size()) return false;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    if (!(a.tokens[i].span == b.tokens[i].span) || a.tokens[i].traits != b.tokens[i].traits || a.tokens[i].hash != b.tokens[i].hash) return false;
  }
  for (std::size_t i = 0; i < a.sentences.size(); ++i) {
    if (!(a.sentences[i].span == b.sentences[i].span) || a.sentences[i].block != b.sentences[i].block) return false;
  }
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    if (!(a.blocks[i].span == b.blocks[i].span) || a.blocks[i].kind != b.blocks[i].kind) return false;
  }
  return a.title == b.title && a.language == b.language && a.english == b.english && a.mono_case == b.mono_case;
}

std::string random_bytes(test::ParkMiller& random) {
  std::string text;
  for (std::uint32_t n = random.below(80); n > 0; --n) text += static_cast<char>(random.below(256));
  return text;
}

/// Pieces that mean something to the text layer, in any order.
std::string random_pieces(test::ParkMiller& random) {
  static const char* const kPieces[] = {
      "Kim",   "xi",     " ",       " ",     "\n",    "\n\n",  "\r\n", ".",     ",",      "-",        "'",     "'s",       "n't",     "U.S.",    "No.",
      "10",    "$",      "1,300",   "\"",    "(",     ")",     "[4]",  "...",   "> ",     "# ",       "* ",    "1. ",      "https://", "@",      "a@b.co",
      "May 8", "2018",   "GMT",     "By ",   "\f",    "\t",    "/",    "&",     "\xC2\xAD", "\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\x99", "\xE2\x80\x94", "\xCC\x86", "\xE4\xB9\xA0",
      "\xF0\x9F\x98\x80", "\xF0\x9F\x87\xB0", "\xE2\x80\x8D", "\xD9\x83", "\xFF", "\xE2\x80", "\xEF\xBB\xBF", "(Reuters) -", "BEIJING", "a-\nb", "Copyright \xC2\xA9 2018", "Subject: ", "?", "!", "\xE3\x80\x82"};
  std::string text;
  for (std::uint32_t n = random.below(60); n > 0; --n) text += kPieces[random.below(sizeof kPieces / sizeof *kPieces)];
  return text;
}

TEST(TextInvariants, HoldOnRandomBytes) {
  test::ParkMiller random(11);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_bytes(random);
    ASSERT_NO_FATAL_FAILURE(check(read_document(text))) << round;
  }
}

TEST(TextInvariants, HoldOnRandomPieces) {
  test::ParkMiller random(12);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_pieces(random);
    ASSERT_NO_FATAL_FAILURE(check(read_document(text))) << round << "\n" << text;
  }
}

TEST(TextInvariants, SlicesGiveTheSameAsTheWhole) {
  test::ParkMiller random(13);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_pieces(random);
    const Document whole = read_document(text);
    TextReader reader(text);
    std::size_t blocks = 0;
    while (reader.read(1 + random.below(20))) {
      ASSERT_GE(reader.document().blocks.size(), blocks);
      blocks = reader.document().blocks.size();
    }
    ASSERT_EQ(reader.position(), text.size());
    ASSERT_TRUE(same(reader.take(), whole)) << text;
  }
}

TEST(TextInvariants, EveryVisibleCharacterOfOrdinaryTextIsInAToken) {
  const std::string text = "Kim met Xi's aides at 8 a.m. (\"well ...\") -- $40, 3.5% & more; see www.example.com/a!\nNo. 10: a/b [4].";
  const Document document = read_document(text);
  std::vector<bool> covered(text.size());
  for (const Token& token : document.tokens) {
    for (std::uint32_t i = token.span.begin; i < token.span.end; ++i) covered[i] = true;
  }
  for (std::size_t i = 0; i < text.size(); ++i) EXPECT_EQ(covered[i], text[i] != ' ' && text[i] != '\n') << i;
}

/// A megabyte of one thing ends, which it would not if anything were read over and over.
TEST(TextInvariants, HoldOnMonotonousText) {
  for (const char* piece : {"(", ".", "\n", "a", "\xCC\x86", "'", "-", "!", " ", ". ", "a.", "a@", "A.B.", "\xC2\xAD", "> ", "1,", "1/", "#", "a-\n", "a://", "[1]", "\xE4\xB9\xA0", "\xF0\x9F\x87\xB0",
                            "\xE2\x80\x8D", "word ", "Mr. ", "\xFF", "a\n", "May 8 ", "x'", "\"", "a_", "&a", "\xC2\xA0"}) {
    std::string text;
    while (text.size() < (1 << 20)) text += piece;
    ASSERT_NO_FATAL_FAILURE(check(read_document(text))) << piece;
  }
}

TEST(TextInvariants, ALongLineIsReadInBlocks) {
  std::string text;
  while (text.size() < (1 << 20)) text += "Kim met Xi in Dalian and both of them spoke of trade. ";
  TextReader reader(text);
  EXPECT_TRUE(reader.read(1 << 16));
  EXPECT_LT(reader.position(), std::size_t{1} << 18);
  const Document document = read_document(text);
  for (const Block& block : document.blocks) EXPECT_LE(block.span.size(), 1u << 17);
  for (const Sentence& sentence : document.sentences) EXPECT_EQ(sentence.span.of(text), "Kim met Xi in Dalian and both of them spoke of trade.");
}

}  // namespace
}  // namespace entente
