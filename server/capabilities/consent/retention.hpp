// What the retention run asks of this room: whether sharing goes on, and the proofs of it.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/db/table.hpp"

namespace veerkracht::consent {

// The newest instant at which the resident said something about sharing this row; "" for nothing.
std::string last_change_of(db::Transaction& tx, const PersonId& person_id);
// A consent that counts now keeps the row.
std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now);
// Nothing goes with the row: that somebody said yes is to be shown for years after it.
Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id);

// Of an organisation, of rows that are gone, that ended before a moment.
std::int64_t old_proofs(db::Transaction& tx, const OrganizationId& organization_id,
                        std::string_view moment);
Result<std::int64_t> remove_old_proofs(db::Transaction& tx, const OrganizationId& organization_id,
                                       std::string_view moment);
std::int64_t proofs_of(db::Transaction& tx, const OrganizationId& organization_id);

}  // namespace veerkracht::consent
