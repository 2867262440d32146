// Who looked at a resident, for the resident.
#pragma once

#include "capabilities/audit/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

// The last 200 looks at any row of this resident, newest first; looks of one reader on one day at
// one thing are one row.
Result<MyLooks> my_looks(UnitOfWork& work);

}  // namespace veerkracht::audit
