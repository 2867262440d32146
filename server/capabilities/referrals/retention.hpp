// What the retention run asks of this room: whether a case runs, with whom it is shared, and that
// it goes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/db/table.hpp"

namespace veerkracht::referrals {

// The newest instant at which something here was made or changed about this row; "" for nothing.
std::string last_change_of(db::Transaction& tx, const PersonId& person_id);
// Why this row is still in use, a code; "" where it is not.
std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now);
// All that stands here about this row; how many lines of tables that were.
Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id);

// The roles of who worked with this row, each of a kind of party that its organisation was asked
// as;
// "" where nobody with an account does.
std::vector<std::string> worked_by(db::Transaction& tx, const PersonId& person_id);

}  // namespace veerkracht::referrals
