// Who does not know yet: a question for two teams that read one inbox, and cards that were taken
// home to think it over.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_undecided(Making& making);

}  // namespace veerkracht::demo
