// Demo-postvak: what left and what waits, as who gets it would read it.
#pragma once

#include "app/demo/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::demo {

// The newest first; what was stopped is not among them.
std::vector<DemoMessage> newest_messages(UnitOfWork& work);

}  // namespace veerkracht::demo
