#include "capabilities/tasks/retention.hpp"

namespace veerkracht::tasks {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select max(created_at) as at from task where "
            "person_id = $1 union all select max(done_at) as at from task where person_id = "
            "$1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from task where person_id = $1 and done_at is null"))
        return "open_task";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql : {"delete from task where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

}  // namespace veerkracht::tasks
