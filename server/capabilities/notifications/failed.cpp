#include "capabilities/notifications/failed.hpp"

#include <algorithm>

namespace veerkracht::notifications {

namespace {

constexpr int days_kept = 7;

}  // namespace

std::vector<FailedMessages> failed_messages(db::Transaction& tx) {
    return tx.all<FailedMessages>(
        "select channel, kind, coalesce(failure, '') as reason, count(*) as count, "
        "count(case when length(body) > 0 then 1 end) as kept, max(created_at) as newest_at "
        "from outbox where state = 'failed' group by channel, kind, coalesce(failure, '') "
        "order by max(created_at) desc, channel, kind");
}

Result<std::int64_t> send_failed_again(UnitOfWork& work, std::string_view channel,
                                       std::string_view kind) {
    return work.tx.execute(
        "update outbox set state = 'waiting', attempts = 0, created_at = $1, due_at = $1, "
        "version = version + 1 "
        "where state = 'failed' and channel = $2 and kind = $3 and length(body) > 0",
        work.now, channel, kind);
}

bool may_arrive(UnitOfWork& work, std::initializer_list<std::string_view> kinds,
                std::string_view subject_id) {
    return std::ranges::any_of(kinds, [&](std::string_view kind) {
        const auto count = work.tx.value<std::int64_t>(
            "select count(*) from outbox where kind = $1 and subject_id = $2 and state in "
            "('waiting', 'held', 'sent')",
            kind, subject_id);
        return count.value_or(0) > 0;
    });
}

Result<> forget_failed(UnitOfWork& work) {
    TRY(
        work.tx.execute("update outbox set body = $1, version = version + 1 "
                        "where state = 'failed' and due_at < $2 and length(body) > 0",
                        db::Bytes{}, plus_days_instant(work.now, -days_kept)));
    return {};
}

}  // namespace veerkracht::notifications
