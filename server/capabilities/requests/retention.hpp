// What the retention run asks of this room: what a resident asked about the own record.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/db/table.hpp"

namespace veerkracht::requests {

// The newest instant at which something here was made or changed about this row; "" for nothing.
std::string last_change_of(db::Transaction& tx, const PersonId& person_id);
// Why this row is still in use, a code; "" where it is not.
std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now);
// All that stands here about this row; how many lines of tables that were.
Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id);

}  // namespace veerkracht::requests
