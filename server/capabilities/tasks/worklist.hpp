// The work list of a role in an organisation.
#pragma once

#include "capabilities/tasks/tasks.hpp"

namespace veerkracht::tasks {

// Open tasks of the own role by date, then what was done in the last 7 days.
Result<std::vector<TaskRow>> list(UnitOfWork& work);
Result<> finish(UnitOfWork& work, const TaskId& id, const TaskDone& done);

}  // namespace veerkracht::tasks
