// Texts as the stages before `mentions` hand them on, for tools that begin there.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "asset/asset.h"
#include "mentions/mentions.h"
#include "syntax/syntax_model.h"
#include "tagger/tagger.h"
#include "text/text.h"

namespace entente {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What tagging needs.
struct Models {
  Lexicon lexicon;
  TaggerModel tagger;
  SyntaxModel syntax;

  static Result<Models> open(const std::string& lexicon_path, const std::string& model_path) {
    Result<Lexicon> lexicon = Lexicon::load(read_file(lexicon_path));
    if (!lexicon) return lexicon.error();
    Result<Asset> asset = Asset::parse(read_file(model_path), "MODL", kModelVersion);
    if (!asset) return asset.error();
    Result<TaggerModel> tagger = TaggerModel::load(asset.value());
    if (!tagger) return tagger.error();
    Result<SyntaxModel> syntax = SyntaxModel::load(asset.value().section("SYNT"), tagger.value().width());
    if (!syntax) return syntax.error();
    return Models{std::move(lexicon.value()), std::move(tagger.value()), std::move(syntax.value())};
  }
};

/// `text` must outlive it.
struct TaggedText {
  Document document;
  std::vector<NameMatch> matches;
  std::vector<NameCandidate> names;
  Syntax syntax;

  TaggedText(const std::string& text, const Models& models) : document(read_document(text)) {
    SentenceCache cache;
    Tagger tagger(models.tagger, models.syntax, models.lexicon, cache);
    for (const Sentence& sentence : document.sentences) models.lexicon.match(document, sentence.first_token, sentence.end_token, matches);
    tagger.tag(document, 0, sentences(), matches, names, syntax.words);
  }

  std::uint32_t sentences() const { return static_cast<std::uint32_t>(document.sentences.size()); }

  std::vector<Mention> mentions(const Models& models) const {
    const UserDictionary dictionary({});
    std::vector<std::uint32_t> corrected;
    return find_mentions(document, {0, sentences(), matches, names}, models.lexicon, dictionary, {}, corrected);
  }
};

}  // namespace entente
