// Demo-postvak: what left and what waits, as who gets it would read it.
#pragma once

#include "app/demo/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::demo {

// The newest first, or those that came before one of them; what was stopped is not among them.
DemoMailbox messages_in_mailbox(UnitOfWork& work, const DemoMailboxAsk& asked);

}  // namespace veerkracht::demo
