// Stage: syntax. Parts of speech and trees of a whole document.
#pragma once

#include <span>

#include "encoder/encoder_model.h"
#include "entente/document.h"
#include "entente/lexicon.h"
#include "entente/syntax.h"
#include "syntax/syntax_model.h"

namespace entente {

/// What it says of a sentence depends on nothing outside it but `document.mono_case`; `matches` are the lexicon's in the document.
Syntax read_syntax(const Document& document, std::span<const NameMatch> matches, const Lexicon& lexicon, const EncoderModel& encoder,
                   const SyntaxModel& model);

}  // namespace entente
