// Capitals that the tagger took for people.
#pragma once

#include "entities/grouping.h"

namespace entente {

/// "Santiago declined to comment" in a text about Chile: a PERSON of one word that is the name of a seat of government, and that somewhere in the text
/// does what governments do, becomes a GPE wherever it stands, and gets its fact. Not where anything makes it a person's name: a fuller name, a
/// title or relative's word before it, an age or "who" behind it, a list with people, a "he" or "she" that no other person's name stands nearer to. A word
/// that may be a given or family name (Sofia, Victoria) needs a text that speaks of the seat's state.
void retype_acting_capitals(Grouping& g);

}  // namespace entente
