// The decision where nobody looks at a record now: for a reader before something goes to him, and
// over a figure.
#pragma once

#include "capabilities/access/access.hpp"

namespace veerkracht::access {

// As `would_allow`, of this reader. Nothing is left in the access log: nobody looked.
bool reader_would_allow(const UnitOfWork& work, const Actor& reader, Class record_class,
                        Operation operation, const Record& record);

// A figure of the own organisation: of so many, or of the own work alone.
bool may_be_counted(UnitOfWork& work, const OrganizationId& own, bool names_nobody);

}  // namespace veerkracht::access
