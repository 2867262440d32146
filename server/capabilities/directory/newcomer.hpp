// A new colleague of a team that practices find by face is found too.
#pragma once

#include "capabilities/access/events.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

// By the practices that the colleagues of the same work serve, after them. Where those have no face
// of their own (a desk, a practice) there is none to make.
Result<> give_face(UnitOfWork& work, const access::AccountOpened& news);

}  // namespace veerkracht::directory
