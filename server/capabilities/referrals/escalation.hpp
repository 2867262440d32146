// Silence never wins: an offer that nobody answers is told to the team, then to the practice too,
// and goes back at last. The terms are in packages/clocks.json.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<> look_for_silence(UnitOfWork& work);

}  // namespace veerkracht::referrals
