// What the organisations of the region settled before they began: all of it, but for the practice
// of the walk, whose manager is in the middle of it.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void settle_organisations(Making& making);

}  // namespace veerkracht::demo
