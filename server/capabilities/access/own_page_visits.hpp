// Who is at the own page of a resident by a code that came on a phone.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// They end, and a code that is under way opens nothing more. A passkey, a login elsewhere and who
// reads along have their own proof and stay.
Result<> end_visits_to_own_page(UnitOfWork& work, const PersonId& person_id);

// The threads about which a link to the own page is open.
std::vector<ThreadId> threads_with_own_page(UnitOfWork& work, const PersonId& person_id);

}  // namespace veerkracht::access
