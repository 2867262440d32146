// Brings what hangs on one row of a resident to another, and back. Each value that changes is kept
// as it was (person_merge_change), so that going back finds it.
#pragma once

#include <set>
#include <string>

#include "app/merging/merge.hpp"

namespace veerkracht::merging {

// In the caller's transaction: all or nothing.
Result<> bring_together(UnitOfWork& work, const Merge& merge);
// What was brought goes back, with what was added to it since. What was changed meanwhile stays
// changed; what stands by itself since stays with the row that stayed.
Result<> bring_apart(UnitOfWork& work, const Merge& merge);

// "goal/018f…": what is of the second person, with all that hangs on it.
using Chosen = std::set<std::string>;
// The row that goes_id names stands already. Every way in ends; a no, and the note on safety, count
// for both from now on.
Result<> bring_some(UnitOfWork& work, const Merge& merge, const Chosen& chosen);
// What was brought comes back as it was, and all that came since comes along.
Result<> bring_home(UnitOfWork& work, const Merge& merge);

}  // namespace veerkracht::merging
