#include "capabilities/referrals/barred.hpp"

namespace veerkracht::referrals {

Result<> bar(UnitOfWork& work, const ThreadId& thread_id, const AccountId& account_id,
             std::string_view reason) {
    TRY(
        work.tx.execute("insert into case_barred (thread_id, account_id, reason, at) values ($1, "
                        "$2, $3, $4) on conflict (account_id, thread_id) do nothing",
                        thread_id, account_id, reason, work.now));
    return {};
}

bool is_barred(UnitOfWork& work, const ThreadId& thread_id, const AccountId& account_id) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from case_barred where account_id = $1 and thread_id = $2",
                   account_id, thread_id)
               .value_or(0) > 0;
}

std::set<std::string> barred_threads(UnitOfWork& work) {
    const auto ids = work.tx.values<std::string>(
        "select thread_id from case_barred where account_id = $1", work.actor.account_id);
    return {ids.begin(), ids.end()};
}

access::Record unless_barred(UnitOfWork& work, const Referral& leg, access::Record door) {
    if (is_barred(work, leg.thread_id, work.actor.account_id))
        door.relation = access::Relation::ended;
    return door;
}

}  // namespace veerkracht::referrals
