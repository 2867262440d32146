// What the retention run asks of this room: when a row was last touched, whether it is in use, and
// that it goes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/db/table.hpp"

namespace veerkracht::people {

// The newest instant at which something here was made or changed about this row; "" for nothing.
std::string last_change_of(db::Transaction& tx, const PersonId& person_id);
// Why this row is still in use, a code; "" where it is not.
std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now);
// All that stands here about this row; how many lines of tables that were.
Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id);

// A row of an organisation that was made before a moment; in the order of the ids, after `after`.
struct OldRow {
    PersonId id;
    OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(OldRow, (), (id, organization_id))
std::vector<OldRow> rows_made_before(db::Transaction& tx, const OrganizationId& organization_id,
                                     std::string_view moment, std::string_view after, int most);
std::int64_t rows_of(db::Transaction& tx, const OrganizationId& organization_id);

}  // namespace veerkracht::people
