#include "capabilities/referrals/notices.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr std::string_view open_for_actor = R"(
    select * from case_notice
    where organization_id = $1 and seen_at is null and (account_id is null or account_id = $2
        or account_id in (
            select away.account_id from absence_card away
            where away.substitute_account_id = $2 and away.from_on <= $3 and away.until_on >= $3))
    order by at, id limit 100)";

// A name only of who stands in the own records, and not when it was somebody else.
std::string name_for_receiver(UnitOfWork& work, const CaseNotice& notice, const Referral& leg) {
    if (notice.organization_id != leg.to_organization_id) return "";
    if (!leg.recipient_person_id || leg.state == State::entered_in_error) return "";
    if (!access::may(work, Class::identity, Operation::read,
                     unless_barred(work, leg, own_row(work, leg))))
        return "";
    const auto person = people::row(work, *leg.recipient_person_id);
    return person ? people::full_name(*person) : "";
}

// Who is meant beside the sender: whom a branch was asked of, or who handed the case on.
std::string party_of(UnitOfWork& work, const CaseNotice& notice) {
    if (notice.kind == "handed_over")
        return work.tx
            .value<std::string>(
                "select by_name from referral_step where referral_id = $1 and step = 'handed_over' "
                "and at <= $2 order by number desc limit 1",
                notice.referral_id, notice.at)
            .value_or("");
    if (!notice.branch_id) return "";
    const auto branch = load(work, *notice.branch_id);
    return branch ? branch->to_name : "";
}

NoticeRow row_of(UnitOfWork& work, const CaseNotice& notice, const Referral& leg) {
    return {notice.id,
            leg.id,
            notice.kind,
            name_for_receiver(work, notice, leg),
            words_of(notice.fields),
            leg.from_name,
            organization_name(work, leg.from_organization_id),
            leg.sent_at,
            notice.at,
            !is_closed(leg.state),
            party_of(work, notice)};
}

}  // namespace

Result<> tell_receiver(UnitOfWork& work, const Referral& leg, std::string_view kind,
                       std::string_view fields) {
    if (is_by_link(leg)) return {};  // a volunteer has no worklist
    CaseNotice notice;
    notice.referral_id = leg.id;
    notice.account_id = leg.account_id;
    notice.kind = kind;
    notice.fields = fields;
    notice.at = work.now;
    for (const auto& receiver : receivers_of(work, leg)) {
        notice.id = new_uuid();
        notice.organization_id = receiver;
        TRY(work.tx.insert(notice));
    }
    return {};
}

Result<> tell_case_about_branch(UnitOfWork& work, const Referral& behind, const Referral& branch,
                                std::string_view kind) {
    CaseNotice notice;
    notice.id = new_uuid();
    notice.referral_id = behind.id;
    notice.organization_id = behind.to_organization_id;
    notice.account_id = work.tx.value<AccountId>(
        "select id from account_card where id = $1 and active", behind.account_id);
    notice.kind = kind;
    notice.at = work.now;
    notice.branch_id = branch.id;
    return work.tx.insert(notice);
}

Result<> tell_to_call_instead(UnitOfWork& work, const notifications::MessageNotWanted& news) {
    const auto leg =
        work.tx.maybe<Referral>("select * from referral where id = $1 and recipient_person_id = $2",
                                news.subject_id, news.person_id);
    if (!leg || news.kind != "contact_changed") return {};
    // Who was handed the case reads it there: the resident was told nothing.
    const auto standing = work.tx.value<std::int64_t>(
        "select count(*) from case_notice where referral_id = $1 and seen_at is null and "
        "(kind = 'call_instead' or kind = 'handed_over' and fields like '%not_resident%')",
        leg->id);
    return standing.value_or(0) > 0 ? Result<>{} : tell_receiver(work, *leg, "call_instead");
}

std::vector<NoticeRow> notices_for_actor(UnitOfWork& work) {
    const auto notices = work.tx.all<CaseNotice>(open_for_actor, work.actor.organization_id,
                                                 work.actor.account_id, work.today);
    std::vector<NoticeRow> rows;
    const auto barred = barred_threads(work);
    for (const auto& notice : notices) {
        const auto leg = load(work, notice.referral_id);
        if (!leg) continue;
        // Whom the resident did not want hears that, and nothing else of this case.
        if (barred.contains(leg->thread_id.value) && notice.kind != "other_face") continue;
        rows.push_back(row_of(work, notice, *leg));
    }
    return rows;
}

std::vector<NoticeRow> notices_of(UnitOfWork& work, const Referral& leg) {
    std::vector<NoticeRow> rows;
    const auto notices = work.tx.all<CaseNotice>(
        "select * from case_notice where referral_id = $1 and organization_id = $2 and seen_at is "
        "null order by at, id",
        leg.id, leg.to_organization_id);
    for (const auto& notice : notices) rows.push_back(row_of(work, notice, leg));
    return rows;
}

Result<> note_notice_seen(UnitOfWork& work, const NoticeId& id) {
    auto notice = TRY(work.tx.one<CaseNotice>("select * from case_notice where id = $1", id));
    const auto leg = TRY(load(work, notice.referral_id));
    // Of a case that is another's by now, the sender's row is the one that this organisation knew.
    const bool is_ours = notice.organization_id == leg.to_organization_id;
    const auto recipient = is_ours ? leg.recipient_person_id : std::nullopt;
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = recipient.value_or(leg.person_id),
                     .organization_id = notice.organization_id}));
    if (notice.seen_at) return {};
    notice.seen_at = work.now;
    TRY(work.tx.update(notice));
    const bool was_for_today =
        notice.kind == "branch_came_back" || notice.kind == "branch_stands_still";
    if (!was_for_today || is_closed(leg.state)) return {};
    auto behind = leg;
    TRY(set_date_again(work, behind));
    behind.changed_at = work.now;
    return work.tx.update(behind);
}

}  // namespace veerkracht::referrals
