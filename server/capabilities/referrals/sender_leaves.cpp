#include "capabilities/referrals/sender_leaves.hpp"

#include "capabilities/access/team.hpp"

namespace veerkracht::referrals {

Result<> pass_asks_on(UnitOfWork& work, const access::AccountClosed& news) {
    if (!news.successor_account_id) return {};
    const auto to = work.tx.maybe<access::Worker>(
        "select id, name, role from account_card where id = $1 and active",
        *news.successor_account_id);
    if (!to) return {};
    TRY(
        work.tx.execute("update referral set from_account_id = $1, from_name = $2, "
                        "version = version + 1 where from_organization_id = $3 "
                        "and from_account_id = $4 and (closed_at is null or "
                        "seen_by_sender_at is null or seen_by_sender_at < changed_at)",
                        to->id, to->name, news.organization_id, news.account_id));
    TRY(
        work.tx.execute("update prepared_referral set for_account_id = $1, version = version + 1 "
                        "where for_account_id = $2 and ended_at is null",
                        to->id, news.account_id));
    TRY(
        work.tx.execute("update short_question set asked_by = $1, asked_by_name = $2, "
                        "version = version + 1 where asked_by = $3 and seen_at is null",
                        to->id, to->name, news.account_id));
    return {};
}

}  // namespace veerkracht::referrals
