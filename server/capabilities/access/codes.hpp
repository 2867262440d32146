// Codes that are read from a phone or told, and typed over.
#pragma once

#include <string>

namespace veerkracht::access {

std::string six_figures();

}  // namespace veerkracht::access
