#include "capabilities/notifications/retention.hpp"

namespace veerkracht::notifications {

// What was sent changes no record.
std::string last_change_of(db::Transaction&, const PersonId&) { return ""; }

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from outbox where person_id = $1 and state in ('waiting', "
            "'held')"))
        return "waiting_message";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql : {"delete from outbox where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

}  // namespace veerkracht::notifications
