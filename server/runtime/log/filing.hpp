// Moves looks from where they are written to where they are found by person.
#pragma once

#include "runtime/application.hpp"

namespace veerkracht::log {

// A few at a time, so that nobody waits for it; what is left is filed the next time. Looks are in
// the log from the moment they are written: only their place changes.
Result<> file_looks(Application& house);

}  // namespace veerkracht::log
