#include "capabilities/referrals/not_delivered.hpp"

#include "capabilities/notifications/failed.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view question = "volunteer_question";
constexpr std::string_view reminder = "volunteer_reminder";

}  // namespace

Result<> return_what_did_not_arrive(UnitOfWork& work, const notifications::MessageFailed& news) {
    const bool is_ask = news.kind == question || news.kind == reminder;
    if (!is_ask || notifications::may_arrive(work, {question, reminder}, news.subject_id))
        return {};
    auto leg = work.tx.maybe<Referral>(
        "select * from referral where id = $1 and accepted_at is null and closed_at is null",
        news.subject_id);
    if (!leg || !is_by_link(*leg)) return {};
    return take(work, *leg, "not_answered", Setter::clock, "not_delivered", leg->to_name,
                leg->to_organization_id);
}

Result<> tell_it_did_not_arrive(UnitOfWork& work, const notifications::MessageFailed& news) {
    if (!news.person_id || news.kind != "contact_changed") return {};
    const auto leg =
        work.tx.maybe<Referral>("select * from referral where id = $1 and recipient_person_id = $2",
                                news.subject_id, news.person_id);
    if (!leg) return {};
    const auto standing = work.tx.value<std::int64_t>(
        "select count(*) from case_notice where referral_id = $1 and kind = 'not_delivered' and "
        "seen_at is null",
        leg->id);
    return standing.value_or(0) > 0 ? Result<>{} : tell_receiver(work, *leg, "not_delivered");
}

}  // namespace veerkracht::referrals
