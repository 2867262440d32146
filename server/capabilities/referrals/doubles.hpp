// Who asked himself may be known to the team already. Nothing of that is told to the resident: the
// worker who took it on looks, and says who it is.
#pragma once

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Known people of the own organisation who may be the same resident; none once somebody said who it
// is, or when the case went on to others.
std::vector<KnownResident> possible_doubles(UnitOfWork& work, const Referral& leg);
struct WhoItIs {
    int version = 1;
    std::optional<PersonId> person_id;  // somebody who is known; absent: somebody new
    bool take_phone = false;            // the number that was confirmed now is the right one
};
BOOST_DESCRIBE_STRUCT(WhoItIs, (), (version, person_id, take_phone))
Result<CaseForWorker> settle_who_it_is(UnitOfWork& work, const ReferralId& id,
                                       const WhoItIs& input);

}  // namespace veerkracht::referrals
