// What the rest of the document says about a name.
#pragma once

#include "mentions/context.h"

namespace entente {

/// A second pass with the names found by the first: types that disagree are settled by the surer occurrences; a short name
/// takes the type of the person whose full name the text gives; marks that stay unlikely go; untagged occurrences of names
/// found elsewhere are added; a capital at a sentence start whose word the text elsewhere writes small is no name.
void apply_document_evidence(const Context& context, Candidates& candidates);

}  // namespace entente
