#include "capabilities/notifications/hold.hpp"

namespace veerkracht::notifications {

bool is_held(db::Transaction& tx) {
    return tx.value<std::int64_t>("select count(*) from outbox_hold where released_at is null")
               .value_or(0) > 0;
}

Result<> hold(db::Transaction& tx, std::string_view now, std::string_view backup_at) {
    TRY(tx.execute("insert into outbox_hold (restored_at, backup_at) values ($1, $2)", now,
                   backup_at));
    TRY(
        tx.execute("update outbox set state = 'held', version = version + 1 "
                   "where state = 'waiting'"));
    return {};
}

std::vector<WaitingMessages> what_waits(db::Transaction& tx) {
    return tx.all<WaitingMessages>(
        "select state, channel, kind, count(*) as count, min(created_at) as oldest_at from outbox "
        "where state in ('held', 'waiting') group by state, channel, kind "
        "order by state, channel, kind");
}

Result<> release(db::Transaction& tx, std::string_view now, Earlier earlier) {
    if (earlier == Earlier::send)
        TRY(
            tx.execute("update outbox set state = 'waiting', version = version + 1 "
                       "where state = 'held'"));
    else
        TRY(
            tx.execute("update outbox set state = 'stopped', body = $1, version = version + 1 "
                       "where state = 'held'",
                       db::Bytes{}));
    TRY(tx.execute("update outbox_hold set released_at = $1 where released_at is null", now));
    return {};
}

}  // namespace veerkracht::notifications
