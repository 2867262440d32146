// How many patients are registered with a practice, for figures: a number, no person.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

// Active rows, once the practice let its list be read in; 0 before: who was entered by hand is only
// who came along.
int registered(UnitOfWork& work, const OrganizationId& practice);

}  // namespace veerkracht::people
