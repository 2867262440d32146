// Who will really do the next step: of a worker who is not there today the one who stands in.
#pragma once

#include <string>

#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// By name, as it is told to who sent it and to the resident. Who is away past the day of the next
// step and has nobody who stands in, leaves it to the team. "" when nobody has to do anything.
std::string who_goes_next(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
