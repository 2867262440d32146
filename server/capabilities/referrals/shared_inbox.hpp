// An inbox that two organisations read, for a question that may belong to either: both are named in
// the one consent, and both see the offer. Whoever takes it on first has it alone, without a new
// consent; the other sees it leave.
#pragma once

#include <string>
#include <vector>

#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// After "select shared.…": what waits in the inboxes that an organisation ($1) reads and that it
// did not pass on.
inline const std::string shared_inbox_offers = R"(
    from inbox_member_card member
    join referral shared on shared.to_organization_id = member.inbox_id
    where member.organization_id = $1 and shared.account_id is null
        and shared.accepted_at is null and shared.closed_at is null and not exists (
            select 1 from inbox_leave gone
            where gone.referral_id = shared.id and gone.organization_id = $1))";

// The organisations that are asked now: the one of the leg, or those that read its inbox and did
// not pass it on.
std::vector<OrganizationId> receivers_of(UnitOfWork& work, const Referral& leg);
// Is the organisation of the actor one of those that read the inbox of this leg?
bool is_in_own_inbox(UnitOfWork& work, const Referral& leg);
// By name: who else sees this offer.
std::vector<std::string> other_receivers(UnitOfWork& work, const Referral& leg);

// Whom the resident refused does not see the offer; false when nobody else reads it.
Result<bool> leave_out(UnitOfWork& work, const Referral& leg, const OrganizationId& refused);
// Of those who read this inbox nobody was refused after that yes, or he is left out; refused when
// nobody is left.
Result<> leave_out_whom_the_resident_refused(UnitOfWork& work, const Referral& leg,
                                             std::string_view said_at);

// Refused with a conflict when the other organisation took it on: this one knew of the offer.
Result<> nobody_else_was_first(UnitOfWork& work, const Referral& leg);
// From here on the leg is of the actor's organisation alone; the others get a line.
Result<> take_out_of_inbox(UnitOfWork& work, Referral& leg);
// "Niet voor ons": the others go on seeing it. False when nobody is left to see it.
Result<bool> leave_to_the_others(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
