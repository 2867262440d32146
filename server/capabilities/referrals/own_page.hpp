// The resident's own page of a thread: a link to the own phone, and a message that there is
// something to read.
#pragma once

#include "capabilities/people/person.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Nothing is sent to who has no phone.
Result<> invite_to_own_page(UnitOfWork& work, const people::Person& person,
                            const ThreadId& thread_id);
// The same to who asked himself and hears that it came back: nobody else calls him.
Result<> tell_that_it_came_back(UnitOfWork& work, const people::Person& person,
                                const ThreadId& thread_id);

}  // namespace veerkracht::referrals
