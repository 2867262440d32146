#include "capabilities/requests/retention.hpp"

namespace veerkracht::requests {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select max(asked_at) as at from "
            "record_request where person_id = $1 union all select max(answered_at) as at from "
            "record_request where person_id = $1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from record_request where person_id = $1 and answered_at is null "
            "and replaced_at is null and kind <> 'statement'"))
        return "open_request";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql : {"delete from request_extension where person_id = $1",
                            "delete from record_request where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

}  // namespace veerkracht::requests
