// The door of the referrals room for those who receive: welzijnscoach and sociaal werker.
#pragma once

#include "capabilities/people/safety.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<CaseForWorker> read_case(UnitOfWork& work, const ReferralId& id);
// "Neem aan": the phone number appears, and the organisation gets its own row of this resident.
Result<CaseForWorker> accept(UnitOfWork& work, const ReferralId& id, const Accept& input);
Result<CaseForWorker> take_step(UnitOfWork& work, const ReferralId& id, const TakeStep& input);
Result<CaseForWorker> undo_step(UnitOfWork& work, const ReferralId& id, const Accept& input);
// What colleagues must know to be safe; it never leaves the own organisation.
Result<CaseForWorker> write_safety_note(UnitOfWork& work, const ReferralId& id,
                                        const people::NewSafetyNote& input);
Result<CaseForWorker> add_note(UnitOfWork& work, const ReferralId& id, const NewNote& input);
Result<CaseForWorker> give_feedback(UnitOfWork& work, const ReferralId& id,
                                    const NewFeedback& input);
Result<CaseForWorker> finish_follow_up(UnitOfWork& work, const FollowUpId& id,
                                       const FollowUpDone& input);
// A new leg to an initiative; a volunteer answers by link.
Result<CaseForWorker> send_onward(UnitOfWork& work, const ReferralId& id, const NewOnward& input);
// A closed leg stays closed; the way back is a new leg of the same thread.
Result<CaseForWorker> reopen(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
