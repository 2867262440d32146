// Who is away, who leaves today and who takes nobody new: the team of the walk on an ordinary day.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_days_of_the_team(Making& making);

}  // namespace veerkracht::demo
