// When the medium under a database fails, what was written cannot be relied upon any more and fsync
// is not tried again (REL-06): whoever serves must end.
#pragma once

#include <functional>

namespace veerkracht::db {

// Called from the thread that found out; replaces what was set before.
void when_a_medium_fails(std::function<void()> tell);
void tell_that_a_medium_failed();

}  // namespace veerkracht::db
