// "Ik ken deze persoon": before taking a case on, a worker hands it on unread. Who knows the
// resident does not see it any more; the team or the substitute takes it over, and when nobody else
// is there it goes back to who sent it.
#pragma once

#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<> hand_on_unread(UnitOfWork& work, const ReferralId& id, const Accept& input);

}  // namespace veerkracht::referrals
