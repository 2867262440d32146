// The own page after another number was written down.
#pragma once

#include "capabilities/people/person.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// The links that went to the former number close, and one for each open thread goes to the new one.
// A link alone opens nothing: the code does.
Result<> send_own_pages_to_new_number(UnitOfWork& work, const people::Person& person);

}  // namespace veerkracht::referrals
