// What does not go by the way of the walk: who comes to a coach without a GP, initiatives that a
// practice asks itself, who refers from elsewhere in care, and what becomes of people meanwhile.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_other_ways(Making& making);

}  // namespace veerkracht::demo
