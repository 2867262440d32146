// Which role may ask for which action at all: actions.csv, read once.
#pragma once

#include <string_view>

#include "runtime/actor.hpp"

namespace veerkracht::access {

// True when the table gives this action to the actor's role; "open" actions to everybody; unknown
// actions to nobody.
bool role_may(const Actor& actor, std::string_view action);
bool is_open(std::string_view action);
bool is_known(std::string_view action);

}  // namespace veerkracht::access
