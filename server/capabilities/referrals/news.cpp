#include "capabilities/referrals/news.hpp"

#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/requests/requests.hpp"

namespace veerkracht::referrals {

namespace {

std::string mailbox(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.value<std::string>("select email from organization_card where id = $1", id)
        .value_or("");
}

// News may be heard twice: one message a subject and kind is enough.
bool was_told(UnitOfWork& work, std::string_view kind, const std::string& subject) {
    return notifications::exists(work, kind, subject);
}

}  // namespace

Result<> tell_the_receiving_team(UnitOfWork& work, const ReferralSent& news) {
    const auto leg = TRY(load(work, news.referral_id));
    if (!is_case(leg) || is_own_case(leg) || was_told(work, "new_referral", news.referral_id.value))
        return {};
    for (const auto& team : receivers_of(work, leg))
        TRY(notifications::tell_mailbox(work, "new_referral", news.referral_id.value, team,
                                        "/werklijst"));
    return {};
}

Result<> tell_the_practice(UnitOfWork& work, const FeedbackGiven& news) {
    const auto address = mailbox(work, news.from_organization_id);
    if (address.empty()) return {};
    return notifications::send(
        work, {"email",
               address,
               "feedback",
               std::nullopt,
               news.referral_id.value,
               {{"practice", organization_name(work, news.from_organization_id)}, {"link", "/"}}});
}

Result<> note_the_call(UnitOfWork& work, const tasks::TaskFinished& news) {
    if (!news.referral_id || news.kind != "call_resident") return {};
    auto leg = TRY(load(work, *news.referral_id));
    if (leg.step != "not_reached") return {};
    // What it was sent on to before is another's, and no answer to this call.
    const auto followed = work.tx.value<std::int64_t>(
        "select count(*) from referral where parent_id = $1 and from_organization_id = $2", leg.id,
        leg.from_organization_id);
    if (followed.value_or(0) > 0) return {};
    if (news.result == "reached") {
        TRY(follow_with_new_leg(work, leg));
    } else if (news.result == "declines") {
        TRY(take(work, leg, "resident_declines", Setter::sender, "not_wanted",
                 organization_name(work, leg.from_organization_id), leg.from_organization_id));
    }
    return {};
}

Result<bool> tell_at_own_page(UnitOfWork& work, const PersonId& person_id, std::string_view kind,
                              const OrganizationId& from) {
    const auto threads = work.tx.values<std::string>(
        "select t.id from thread t join thread_party p on p.thread_id = t.id where p.person_id = "
        "$1 order by t.opened_at desc limit 20",
        person_id);
    for (const auto& id : threads) {
        const auto reader = reader_of_own_page(work, ThreadId{id});
        if (!reader || !may_be_told_by(work, from, *reader)) continue;
        TRY(send_own_page(work, *reader, ThreadId{id}, kind, from));
        return true;
    }
    return false;
}

Result<> tell_resident_of_answer(UnitOfWork& work, const requests::RequestAnswered& news) {
    const auto person_id = requests::person_to_tell(work, news.request_id);
    if (!person_id) return {};
    const bool told =
        TRY(tell_at_own_page(work, *person_id, "record_answer", news.organization_id));
    return told ? requests::note_told(work, news.request_id) : Result<>();
}

Result<> tell_resident_of_extension(UnitOfWork& work, const requests::RequestExtended& news) {
    const auto person_id = requests::person_to_tell_of_extension(work, news.request_id);
    if (!person_id) return {};
    const bool told =
        TRY(tell_at_own_page(work, *person_id, "record_extended", news.organization_id));
    return told ? requests::note_extension_told(work, news.request_id) : Result<>();
}

Result<> tell_resident_of_restriction(UnitOfWork& work, const requests::RecordRestricted& news) {
    if (news.moment == "taken_over") return {};  // by a colleague: it is frozen as it was
    const auto person_id =
        requests::person_to_tell_of_restriction(work, news.request_id, news.moment);
    if (!person_id) return {};
    const bool told =
        TRY(tell_at_own_page(work, *person_id, "record_restriction", news.organization_id));
    return told ? requests::note_restriction_told(work, news.request_id, news.moment) : Result<>();
}

}  // namespace veerkracht::referrals
