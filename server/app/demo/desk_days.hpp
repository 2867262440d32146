// A day with life in it for who stands behind coach and social worker: at each debt desk, youth
// team and Wmo desk, and with each village supporter, somebody in every state.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_days_of_the_desks(Making& making);

}  // namespace veerkracht::demo
