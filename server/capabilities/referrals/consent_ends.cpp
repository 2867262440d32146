#include "capabilities/referrals/consent_ends.hpp"

#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

// A case that is closed needs no longer consent; what nobody took on ends long before.
constexpr std::string_view ending_between = R"(
    select r.* from referral r join consent_card agreed on agreed.subject_id = r.id
    where r.accepted_at is not null and r.closed_at is null and agreed.withdrawn_at is null
        and agreed.ends_at > $1 and agreed.ends_at <= $2 and not exists (
            select 1 from referral_warning told
            where told.referral_id = r.id and told.kind = $3)
    order by r.id)";

// A volunteer has no worklist: who asked him goes along with the resident. What a practice asked
// directly ends long before.
Result<> tell_who_asked(UnitOfWork& work, const Referral& leg, std::string_view kind) {
    if (!leg.parent_id) return {};
    return tell_case_about_branch(work, TRY(load(work, *leg.parent_id)), leg, kind);
}

Result<> tell_of(UnitOfWork& work, std::string_view kind, int after_days, int within_days) {
    const auto legs = work.tx.all<Referral>(ending_between, plus_days_instant(work.now, after_days),
                                            plus_days_instant(work.now, within_days), kind);
    for (const auto& leg : legs) {
        TRY(
            work.tx.execute("insert into referral_warning (referral_id, kind, at) values "
                            "($1, $2, $3)",
                            leg.id, kind, work.now));
        TRY(is_by_link(leg) ? tell_who_asked(work, leg, "branch_" + std::string(kind))
                            : tell_receiver(work, leg, kind));
    }
    return {};
}

}  // namespace

Result<> tell_that_consent_ends(UnitOfWork& work) {
    const int first = clocks().consent_first_notice_days, last = clocks().consent_last_notice_days;
    TRY(tell_of(work, "consent_ends", last, first));
    return tell_of(work, "consent_ends_now", 0, last);
}

}  // namespace veerkracht::referrals
