// May the minister and May the month.
#pragma once

#include "mentions/context.h"

namespace entente {

/// Drops one-word names that are months where they stand as one: beside a day or year ("5 May", "May 2017"), or behind a word that
/// goes before times only ("in May", "last April", "late June"). A full name ("Theresa May") is none of them.
void drop_months(const Context& context, Candidates& candidates);

}  // namespace entente
