// A leg that nobody sees who comes for the resident: a parent, a representative, a carer. The kind
// of party says it by itself, who sends may say otherwise, and both it and who took it on change it
// later.
#pragma once

#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<ReferralForSender> hide_referral(UnitOfWork& work, const ReferralId& id,
                                        const HideFromProxies& input);
Result<CaseForWorker> hide_case(UnitOfWork& work, const ReferralId& id,
                                const HideFromProxies& input);

}  // namespace veerkracht::referrals
