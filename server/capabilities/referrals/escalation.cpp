#include "capabilities/referrals/escalation.hpp"

#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view unanswered_since =
    "select * from referral where accepted_at is null and closed_at is null and sent_at <= $1 "
    "order by sent_at";

// One message of a kind about a leg, however often we look.
Result<> tell_once(UnitOfWork& work, const Referral& leg, const OrganizationId& whom,
                   const std::string& kind) {
    const auto address =
        work.tx.value<std::string>("select email from organization_card where id = $1", whom)
            .value_or("");
    if (address.empty() || notifications::exists(work, kind, leg.id.value)) return {};
    return notifications::send(work, {"email",
                                      address,
                                      kind,
                                      std::nullopt,
                                      leg.id.value,
                                      {{"team", organization_name(work, whom)}, {"link", "/"}}});
}

std::vector<Referral> silent_for(UnitOfWork& work, int days) {
    return work.tx.all<Referral>(unanswered_since, plus_days_instant(work.now, -days));
}

}  // namespace

Result<> look_for_silence(UnitOfWork& work) {
    for (auto& leg : silent_for(work, clocks().access_ends_days))
        TRY(take(work, leg, "not_answered", "", leg.to_name, leg.to_organization_id));
    for (const auto& leg : silent_for(work, clocks().escalate_days))
        if (leg.face_id) {
            TRY(tell_once(work, leg, leg.to_organization_id, "referral_waits_long"));
            TRY(tell_once(work, leg, leg.from_organization_id, "own_referral_waits"));
        }
    for (const auto& leg : silent_for(work, clocks().warn_days))
        if (leg.face_id) TRY(tell_once(work, leg, leg.to_organization_id, "referral_waits"));
    return {};
}

}  // namespace veerkracht::referrals
