// Of what ends soon somebody hears in time: who goes along with the resident asks again, or stops.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Two weeks and three days before the consent of an open case ends, each once.
Result<> tell_that_consent_ends(UnitOfWork& work);

}  // namespace veerkracht::referrals
