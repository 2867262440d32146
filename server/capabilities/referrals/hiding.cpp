#include "capabilities/referrals/hiding.hpp"

#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/cases.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/referrals.hpp"

namespace veerkracht::referrals {

using access::Operation;

namespace {

// What was asked further on would tell of it, so it is hidden along. What was shown again tells
// nothing of what came after it.
Result<> hide_with_what_follows(UnitOfWork& work, Referral leg) {
    leg.hidden_from_proxies = true;
    TRY(work.tx.update(leg));
    const auto further =
        work.tx.all<Referral>("select * from referral where parent_id = $1 order by id", leg.id);
    for (const auto& one : further)
        if (!one.hidden_from_proxies) TRY(hide_with_what_follows(work, one));
    return {};
}

Result<> set_hidden(UnitOfWork& work, Referral leg, const HideFromProxies& input) {
    if (leg.version != input.version) return fail(Category::conflict, "record.changed");
    if (input.hidden) return hide_with_what_follows(work, std::move(leg));
    leg.hidden_from_proxies = false;
    return work.tx.update(leg);
}

}  // namespace

Result<ReferralForSender> hide_referral(UnitOfWork& work, const ReferralId& id,
                                        const HideFromProxies& input) {
    auto leg = TRY(load(work, id));
    TRY(access::may(work, access::Class::referral_core, Operation::write, door_of_sender(leg)));
    TRY(set_hidden(work, std::move(leg), input));
    return read(work, id);
}

Result<CaseForWorker> hide_case(UnitOfWork& work, const ReferralId& id,
                                const HideFromProxies& input) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(set_hidden(work, std::move(leg), input));
    return view_of(work, TRY(load(work, id)));
}

}  // namespace veerkracht::referrals
