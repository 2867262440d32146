// All routes of the house, printed for the web and for others. Needs no data folder.
#pragma once

#include <string>

namespace veerkracht::app {

std::string print_typescript();
std::string print_openapi();

}  // namespace veerkracht::app
