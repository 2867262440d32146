// Two rows side by side: what they say, what differs, and what hangs on each. Who asks was let in
// to both.
#pragma once

#include "capabilities/people/likely_pairs.hpp"

namespace veerkracht::people {

Result<LikelyPairPage> page_of(UnitOfWork& work, const LikelyPair& pair);

}  // namespace veerkracht::people
