// What two colleagues do together, one proposes and another confirms. Who opened an account for a
// second self could do both: so for some days somebody counts as one with who let him in.
#pragma once

#include <string_view>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// The one who asks now is not who was first: forbidden with this code where it is the same one,
// "colleague.let_in_lately" where one of the two let the other in, or somebody let both in.
Result<> is_second_colleague(UnitOfWork& work, const std::optional<AccountId>& first,
                             std::string_view same);

}  // namespace veerkracht::access
