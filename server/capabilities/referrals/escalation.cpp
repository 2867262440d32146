#include "capabilities/referrals/escalation.hpp"

#include <set>

#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/initiatives.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/volunteers.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view unanswered_since =
    "select * from referral where accepted_at is null and closed_at is null and sent_at <= $1 "
    "order by sent_at";

// Each leg is told once, and all that are new of one day in one message: a mailbox that fills up is
// read by nobody.
class Telling {
  public:
    Telling(UnitOfWork& work, std::string kind) : work_(work), kind_(std::move(kind)) {}

    Result<> about(const Referral& leg, const std::vector<OrganizationId>& whom) {
        const auto known = work_.tx.value<std::int64_t>(
            "select count(*) from referral_warning where referral_id = $1 and kind = $2", leg.id,
            kind_);
        if (known.value_or(0) > 0) return {};
        TRY(work_.tx.execute(
            "insert into referral_warning (referral_id, kind, at) values ($1, $2, $3)", leg.id,
            kind_, work_.now));
        whom_.insert(whom.begin(), whom.end());
        return {};
    }
    Result<> send() {
        for (const auto& id : whom_) {
            const auto address =
                work_.tx.value<std::string>("select email from organization_card where id = $1", id)
                    .value_or("");
            if (address.empty()) continue;
            TRY(notifications::send(work_,
                                    {"email",
                                     address,
                                     kind_,
                                     std::nullopt,
                                     id.value,
                                     {{"team", organization_name(work_, id)}, {"link", "/"}}}));
        }
        return {};
    }

  private:
    UnitOfWork& work_;
    std::string kind_;
    std::set<OrganizationId> whom_;
};

std::vector<Referral> silent_for(UnitOfWork& work, int days) {
    return work.tx.all<Referral>(unanswered_since, plus_days_instant(work.now, -days));
}

}  // namespace

namespace {

// Nobody can answer behind a link that came too late: on that day the question goes back.
Result<> return_what_volunteers_left(UnitOfWork& work, Telling& practice) {
    auto unanswered = silent_for(work, clocks().volunteer_link_days);
    for (auto& leg : unanswered) {
        if (!is_by_link(leg)) continue;
        TRY(take(work, leg, "not_answered", "", leg.to_name, leg.to_organization_id));
        if (is_asked_directly(leg)) TRY(practice.about(leg, {leg.from_organization_id}));
    }
    return {};
}

}  // namespace

Result<> look_for_silence(UnitOfWork& work) {
    Telling team(work, "referral_waits"), team_again(work, "referral_waits_long"),
        practice(work, "own_referral_waits");
    TRY(remind_volunteers(work));
    TRY(return_what_volunteers_left(work, practice));
    auto too_long = silent_for(work, clocks().access_ends_days);
    for (auto& leg : too_long)
        TRY(take(work, leg, "not_answered", "", leg.to_name, leg.to_organization_id));
    const auto long_silent = silent_for(work, clocks().escalate_days);
    for (const auto& leg : long_silent) {
        if (!is_case(leg)) continue;
        TRY(team_again.about(leg, receivers_of(work, leg)));
        if (leg.from_organization_id != leg.to_organization_id)
            TRY(practice.about(leg, {leg.from_organization_id}));
    }
    const auto silent = silent_for(work, clocks().warn_days);
    for (const auto& leg : silent)
        if (is_case(leg)) TRY(team.about(leg, receivers_of(work, leg)));
    TRY(team.send());
    TRY(team_again.send());
    return practice.send();
}

}  // namespace veerkracht::referrals
