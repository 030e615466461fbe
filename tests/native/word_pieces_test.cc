#include "encoder/word_pieces.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string section(const std::vector<std::string>& pieces) {
  ByteWriter writer;
  writer.varint(static_cast<std::uint32_t>(pieces.size()));
  for (const std::string& piece : pieces) {
    writer.u8(static_cast<std::uint32_t>(piece.size()));
    writer.bytes(piece);
  }
  return writer.take();
}

Result<WordPieces> load(const std::string& bytes) { return WordPieces::load({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}); }

// The vocabulary and the first cases are those of BERT's own test (google-research/bert, tokenization_test.py).
const std::vector<std::string> kBert = {"[UNK]", "[CLS]", "[SEP]", "want", "##want", "##ed", "wa", "un", "runn", "##ing", ",", "\xE2\x80\x99"};

std::string split(const std::string& word, const std::vector<std::string>& vocabulary = kBert) {
  Result<WordPieces> pieces = load(section(vocabulary));
  EXPECT_TRUE(pieces.ok());
  std::vector<std::uint32_t> ids;
  pieces.value().split(word, ids);
  std::string out;
  for (const std::uint32_t id : ids) out += (out.empty() ? "" : " ") + vocabulary[id];
  return out;
}

TEST(WordPieces, AreTheLongestFromTheLeft) {
  EXPECT_EQ(split("unwanted"), "un ##want ##ed");
  EXPECT_EQ(split("running"), "runn ##ing");
}

TEST(WordPieces, ARunThatCannotBeBuiltIsUnknownAsAWhole) { EXPECT_EQ(split("unwantedX"), "[UNK]"); }

TEST(WordPieces, CaseAndDiacriticsDoNotCount) {
  EXPECT_EQ(split("UNwant\xC3\xA9" "d"), "un ##want ##ed");
  EXPECT_EQ(split("unwante\xCC\x81" "d"), "un ##want ##ed");
}

TEST(WordPieces, AnyOtherCharacterIsAPieceOfItsOwn) {
  EXPECT_EQ(split("want,running"), "want , runn ##ing");
  EXPECT_EQ(split("un\xE2\x80\x99wa"), "un \xE2\x80\x99 wa");
  EXPECT_EQ(split("un?"), "un [UNK]");
}

TEST(WordPieces, AWordHasAtLeastOneAndAtMostTwelve) {
  EXPECT_EQ(split(""), "[UNK]");
  EXPECT_EQ(split("\xCC\x81"), "[UNK]");
  EXPECT_EQ(split(std::string(50, ',')), ", , , , , , , , , , , ,");
  std::string wanted = "un";
  for (int i = 0; i < 30; ++i) wanted += "ed";
  EXPECT_EQ(split(wanted), "un ##ed ##ed ##ed ##ed ##ed ##ed ##ed ##ed ##ed ##ed ##ed");
}

TEST(WordPieces, AreFoundInAnyBytes) {
  EXPECT_EQ(split("\xFF\xFEwant\xED\xA0\x80"), "[UNK] [UNK] want [UNK] [UNK] [UNK]");
  EXPECT_EQ(split(std::string("un\0wa", 5)), "un [UNK] wa");
}

TEST(WordPieces, DamagedVocabulariesAreRefused) {
  const std::string whole = section(kBert);
  EXPECT_TRUE(load(whole).ok());
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(load(whole.substr(0, size)).ok()) << size;
  EXPECT_FALSE(load(whole + "x").ok());
  EXPECT_FALSE(load(section({"[UNK]", "[CLS]", "a"})).ok());                  // no [SEP]
  EXPECT_FALSE(load(section({"[UNK]", "[CLS]", "[SEP]", "a", "a"})).ok());    // twice
  EXPECT_FALSE(load(section({"[UNK]", "[CLS]", "[SEP]", ""})).ok());
}

}  // namespace
}  // namespace entente
