// Somebody who sent referrals does not work here any more: who goes on hears what comes back.
#pragma once

#include "capabilities/access/events.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Open referrals, news that was not read, referrals that wait ready and short questions become the
// successor's. Who sent it stays in the trail.
Result<> pass_asks_on(UnitOfWork& work, const access::AccountClosed& news);

}  // namespace veerkracht::referrals
