#include "capabilities/referrals/shared_inbox.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/consent/refusal.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/requests/requests.hpp"

namespace veerkracht::referrals {

namespace {

std::vector<OrganizationId> readers_of(UnitOfWork& work, const OrganizationId& inbox_id,
                                       const ReferralId& leg_id) {
    return work.tx.values<OrganizationId>(
        "select organization_id from inbox_member_card where inbox_id = $1 and organization_id "
        "not in (select organization_id from inbox_leave where referral_id = $2) "
        "order by organization_id",
        inbox_id, leg_id);
}

bool is_among(const std::vector<OrganizationId>& all, const OrganizationId& one) {
    return std::ranges::find(all, one) != all.end();
}

Result<> tell_that_it_left(UnitOfWork& work, const Referral& leg, const OrganizationId& whom) {
    CaseNotice notice;
    notice.id = new_uuid();
    notice.referral_id = leg.id;
    notice.organization_id = whom;
    notice.kind = "taken_elsewhere";
    notice.at = work.now;
    return work.tx.insert(notice);
}

// Who asked himself stands with the inbox until somebody takes it on; then with that organisation.
Result<> hand_over_row(UnitOfWork& work, Referral& leg) {
    const auto& own = work.actor.organization_id;
    TRY(access::may(work, access::Class::identity, access::Operation::write,
                    {.person_id = leg.person_id, .organization_id = own}));
    TRY(people::hand_over_row(work, leg.person_id, own));
    TRY(access::hand_over_links_about(work, leg.person_id, own));
    TRY(requests::hand_over_about(work, leg.person_id, own));
    TRY(work.tx.execute("update thread set organization_id = $1 where id = $2", own,
                        leg.thread_id));
    TRY(work.tx.execute("update thread_party set organization_id = $1 where thread_id = $2", own,
                        leg.thread_id));
    leg.from_organization_id = own;
    return {};
}

}  // namespace

std::vector<OrganizationId> receivers_of(UnitOfWork& work, const Referral& leg) {
    auto readers = readers_of(work, leg.to_organization_id, leg.id);
    if (readers.empty()) readers.push_back(leg.to_organization_id);
    return readers;
}

bool is_in_own_inbox(UnitOfWork& work, const Referral& leg) {
    return is_among(readers_of(work, leg.to_organization_id, leg.id), work.actor.organization_id);
}

std::vector<std::string> other_receivers(UnitOfWork& work, const Referral& leg) {
    std::vector<std::string> names;
    for (const auto& id : readers_of(work, leg.to_organization_id, leg.id))
        if (id != work.actor.organization_id) names.push_back(organization_name(work, id));
    std::ranges::sort(names);
    return names;
}

Result<bool> leave_out(UnitOfWork& work, const Referral& leg, const OrganizationId& refused) {
    TRY(
        work.tx.execute("insert into inbox_leave (referral_id, organization_id, at) values ($1, "
                        "$2, $3) on conflict do nothing",
                        leg.id, refused, work.now));
    return !readers_of(work, leg.to_organization_id, leg.id).empty();
}

Result<> leave_out_whom_the_resident_refused(UnitOfWork& work, const Referral& leg,
                                             std::string_view said_at) {
    for (const auto& reader : readers_of(work, leg.to_organization_id, leg.id))
        if (consent::is_refused_since(work, leg.person_id, reader, said_at) &&
            !TRY(leave_out(work, leg, reader)))
            return fail(Category::conflict, "consent.refused");
    return {};
}

Result<> nobody_else_was_first(UnitOfWork& work, const Referral& leg) {
    if (!leg.accepted_at || !leg.face_id || leg.to_organization_id == work.actor.organization_id)
        return {};
    const auto face = directory::face(work, *leg.face_id);
    if (face &&
        is_among(readers_of(work, face->organization_id, leg.id), work.actor.organization_id))
        return fail(Category::conflict, "referral.already_answered");
    return {};
}

Result<> take_out_of_inbox(UnitOfWork& work, Referral& leg) {
    const auto& own = work.actor.organization_id;
    if (leg.to_organization_id == own) return {};
    if (!target_of(work.actor.role)) return fail(Category::forbidden, "access.role");
    for (const auto& reader : receivers_of(work, leg))
        if (reader != own) TRY(tell_that_it_left(work, leg, reader));
    if (is_self_referred(leg)) TRY(hand_over_row(work, leg));
    TRY(consent::hand_over(work, leg.id.value, leg.from_organization_id, own));
    leg.to_organization_id = own;
    leg.target = work.actor.role;
    return {};
}

Result<bool> leave_to_the_others(UnitOfWork& work, const Referral& leg) {
    if (leg.to_organization_id == work.actor.organization_id) return false;
    if (readers_of(work, leg.to_organization_id, leg.id).size() < 2) return false;
    TRY(work.tx.execute(
        "insert into inbox_leave (referral_id, organization_id, at) values ($1, $2, $3)", leg.id,
        work.actor.organization_id, work.now));
    return true;
}

}  // namespace veerkracht::referrals
