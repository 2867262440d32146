// What becomes of an ask when a message about it did not arrive.
#pragma once

#include "capabilities/notifications/not_delivered.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// No mailbox and no number took the question to a volunteer: nobody waits two weeks for an answer,
// it goes back.
Result<> return_what_did_not_arrive(UnitOfWork& work, const notifications::MessageFailed& news);
// The resident of a case does not know who helps now: who helps tells it.
Result<> tell_it_did_not_arrive(UnitOfWork& work, const notifications::MessageFailed& news);

}  // namespace veerkracht::referrals
