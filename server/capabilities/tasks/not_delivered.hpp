// A message to a resident did not arrive: the number or the address may be wrong.
#pragma once

#include "capabilities/notifications/not_delivered.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::tasks {

// The assistant of the practice calls, elsewhere in care who refers: once for each kind of message.
Result<> call_when_not_delivered(UnitOfWork& work, const notifications::MessageFailed& news);

}  // namespace veerkracht::tasks
