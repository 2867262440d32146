// What one colleague said waits for another to confirm it. It is answered where it is shown, not in
// the worklist.
#pragma once

#include "capabilities/tasks/tasks.hpp"

namespace veerkracht::tasks {

inline constexpr std::string_view second_colleague = "second_";

struct SecondColleague {
    std::string what;   // merge, undo: the kind is second_merge
    std::string about;  // where it is shown
    PersonId person_id;
    int working_days = 0;
};
Result<> ask_second_colleague(UnitOfWork& work, const SecondColleague& asked);
Result<> second_colleague_answered(UnitOfWork& work, std::string_view about);

}  // namespace veerkracht::tasks
