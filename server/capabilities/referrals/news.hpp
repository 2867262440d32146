// What this room does when it hears news; each may run twice and is harmless then.
#pragma once

#include "capabilities/referrals/events.hpp"
#include "capabilities/requests/events.hpp"
#include "capabilities/tasks/tasks.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// A message without content to the mailbox of the team.
Result<> tell_the_receiving_team(UnitOfWork& work, const ReferralSent& news);
Result<> tell_the_practice(UnitOfWork& work, const FeedbackGiven& news);
// The assistant reached the resident: the leg that was not reached goes on as a new leg; or the
// resident does not want it.
Result<> note_the_call(UnitOfWork& work, const tasks::TaskFinished& news);

// True when the resident has an own page to be told at: the newest that still opens.
Result<bool> tell_at_own_page(UnitOfWork& work, const PersonId& person_id, std::string_view kind,
                              const OrganizationId& from);
// A resident asked about his own record, and it was answered: the newest page that still opens.
Result<> tell_resident_of_answer(UnitOfWork& work, const requests::RequestAnswered& news);
Result<> tell_resident_of_extension(UnitOfWork& work, const requests::RequestExtended& news);
// The record is frozen for an objection, or that ends soon.
Result<> tell_resident_of_restriction(UnitOfWork& work, const requests::RecordRestricted& news);

}  // namespace veerkracht::referrals
