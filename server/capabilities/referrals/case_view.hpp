// A case as its receiver finds and sees it: before acceptance an offer, after it the own row.
#pragma once

#include "capabilities/access/access.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<Referral> find_offered(UnitOfWork& work, const ReferralId& id);
Result<Referral> find_accepted(UnitOfWork& work, const ReferralId& id, access::Operation operation);
Result<> the_version_is_still_this_one(const Referral& leg, int version);
// The last step of the own organisation that still stands; receipt, acceptance and what others did
// cannot be undone.
std::optional<Step> undoable_step(UnitOfWork& work, const Referral& leg);
Result<CaseForWorker> view_of(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
