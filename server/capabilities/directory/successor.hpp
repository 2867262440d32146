// A face whose work ended: practices find who goes on.
#pragma once

#include "capabilities/access/events.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

// Its practices find the successor for the same needs, and booked hours that are still to come are
// the successor's; the former face is found by nobody any more.
Result<> pass_face_on(UnitOfWork& work, const access::AccountClosed& news);

}  // namespace veerkracht::directory
