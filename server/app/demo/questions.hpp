// Short questions at the Wmo desk of the walk: one that waits, one that is late, one with an
// answer.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_short_questions(Making& making);

}  // namespace veerkracht::demo
