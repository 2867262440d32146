// How a phone that gets a code is named on a screen.
#pragma once

#include <string>

namespace veerkracht::people {

// "0612345612" becomes "•••• 12": enough to know which phone to look at.
std::string masked(const std::string& phone);

}  // namespace veerkracht::people
