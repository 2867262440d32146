#include "capabilities/referrals/standing_in.hpp"

#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

struct Away {
    std::string until_on;
    std::optional<AccountId> substitute_id;
    std::string substitute_name;
};
BOOST_DESCRIBE_STRUCT(Away, (), (until_on, substitute_id, substitute_name))

// The substitute only when he is there himself.
std::optional<Away> absence_of(UnitOfWork& work, const AccountId& id) {
    return work.tx.maybe<Away>(
        "select away.until_on, there.id as substitute_id, coalesce(there.name, '') as "
        "substitute_name from absence_card away left join account_card there on there.id = "
        "away.substitute_account_id and there.active and there.id not in (select account_id from "
        "absence_card where from_on <= $2 and until_on >= $2) "
        "where away.account_id = $1 and away.from_on <= $2 and away.until_on >= $2 "
        "order by away.until_on desc limit 1",
        id, work.today);
}

std::optional<AccountId> account_of_face(UnitOfWork& work, const Referral& leg) {
    if (leg.accepted_at || !leg.face_id) return std::nullopt;
    return work.tx.value<AccountId>("select account_id from face_card where id = $1", leg.face_id);
}

}  // namespace

std::string who_goes_next(UnitOfWork& work, const Referral& leg) {
    auto name = next_owner_of(leg);
    if (is_by_link(leg)) return name;
    const auto worker = next_account_of(leg, account_of_face(work, leg));
    const auto away = worker ? absence_of(work, *worker) : std::nullopt;
    if (!away) return name;
    const bool stands_in =
        away->substitute_id && !is_barred(work, leg.thread_id, *away->substitute_id);
    if (stands_in) return away->substitute_name;
    const bool is_back_in_time = leg.due_on && *leg.due_on > away->until_on;
    return is_back_in_time ? name : organization_name(work, leg.to_organization_id);
}

}  // namespace veerkracht::referrals
