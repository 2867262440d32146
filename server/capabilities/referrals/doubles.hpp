// Who asked himself may be known to the team already. Nothing of that is told to the resident: the
// worker who took it on looks, and says who it is.
#pragma once

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Where name, birth date and number agree, that is one act. Else a wrong one would show the story
// of the known to whoever typed that name: another worker confirms it, with a fresh proof.

// Known people of the own organisation who may be the same resident; none once somebody said who it
// is, or when the case went on to others.
std::vector<KnownResident> possible_doubles(UnitOfWork& work, const Referral& leg);
// Of each of them: may one worker say that it is he, and did somebody?
struct DoubleSaid {
    PersonId person_id;
    bool agrees = false;       // name, birth date and number
    std::string said_by_name;  // a worker said it, and another has to confirm
    bool take_phone = false;
    bool waits_for_other = false;
};
BOOST_DESCRIBE_STRUCT(DoubleSaid, (),
                      (person_id, agrees, said_by_name, take_phone, waits_for_other))
struct DoublesSaid {
    std::vector<DoubleSaid> rows;
};
BOOST_DESCRIBE_STRUCT(DoublesSaid, (), (rows))
Result<DoublesSaid> what_was_said(UnitOfWork& work, const ReferralId& id);
struct WhoItIs {
    int version = 1;
    std::optional<PersonId> person_id;  // somebody who is known; absent: somebody new
    bool take_phone = false;            // the number that was confirmed now is the right one
};
BOOST_DESCRIBE_STRUCT(WhoItIs, (), (version, person_id, take_phone))
Result<CaseForWorker> settle_who_it_is(UnitOfWork& work, const ReferralId& id,
                                       const WhoItIs& input);

}  // namespace veerkracht::referrals
