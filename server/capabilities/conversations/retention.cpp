#include "capabilities/conversations/retention.hpp"

namespace veerkracht::conversations {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select max(changed_at) as at from "
            "conversation where person_id = $1 union all select max(sent_at) as at from "
            "invitation where person_id = $1 union all select max(answered_at) as at from "
            "invitation where person_id = $1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from invitation where person_id = $1 and answered_at is null and "
            "expires_at > $2",
            now))
        return "open_list";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql : {"delete from invitation where person_id = $1",
                            "delete from conversation where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

}  // namespace veerkracht::conversations
