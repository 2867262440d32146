// The neighbourhoods of the region, as CBS names them.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

// "" when the code is not known here.
std::string neighbourhood_name(UnitOfWork& work, std::string_view code);

}  // namespace veerkracht::directory
