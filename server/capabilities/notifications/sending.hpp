// The worker of the outbox: what waits and is due goes to the configured sink; permission is looked
// at again at sending.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::notifications {

// At most 100 messages a run; a message that fails waits longer each time and is given up after 72
// hours.
Result<> send_waiting(UnitOfWork& work);

}  // namespace veerkracht::notifications
