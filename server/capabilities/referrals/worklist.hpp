// The worklist of those who receive: every open case with its next step, owner and date.
#pragma once

#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<Worklist> worklist(UnitOfWork& work);

}  // namespace veerkracht::referrals
