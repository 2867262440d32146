// docs/who_may_see_what.md: the two tables of the decision as a page that a jurist reads.
#pragma once

#include <string>

namespace veerkracht::access {

std::string rights_page();

}  // namespace veerkracht::access
