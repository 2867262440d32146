// The worker of the outbox: what waits and is due goes to the carrier of its channel; permission is
// looked at again at the last moment.
#pragma once

#include <string>

#include "runtime/application.hpp"

namespace veerkracht::notifications {

// At most 100 messages a round. Each is claimed in a transaction, carried outside of it, and what
// came of it recorded in another: who is killed between sends it again, with the same id. A message
// that fails waits longer each time and is given up after 72 hours.
Result<> send_waiting(Application& app, const std::string& channel);

}  // namespace veerkracht::notifications
