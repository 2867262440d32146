// The door of the referrals room for those who send: GP, practice nurse and their assistant.
#pragma once

#include "capabilities/referrals/initiatives.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<ReferralForSender> create(UnitOfWork& work, const NewReferral& input);
// Who wrote down that the resident agreed, and when that was said.
struct Recorded {
    std::string by_name;
    std::string at;
};
Result<ReferralForSender> create_recorded(UnitOfWork& work, const NewReferral& input,
                                          const Recorded& yes);
// Straight to an initiative, without a worker who goes along.
Result<ReferralForSender> create_for_initiative(UnitOfWork& work,
                                                const NewInitiativeReferral& input);
Result<ReferralForSender> read(UnitOfWork& work, const ReferralId& id);
// As its sender sees the leg now, after the door said yes.
Result<ReferralForSender> view_after(UnitOfWork& work, const Referral& leg);
Result<ReferralForSender> withdraw(UnitOfWork& work, const ReferralId& id);
Result<> note_seen(UnitOfWork& work, const ReferralId& id);
Result<FeedbackList> feedback_list(UnitOfWork& work);
Result<ThreadsOfPerson> threads_of_person(UnitOfWork& work, const PersonId& person_id);
// The open legs of a person for whom an hour in the practice can be booked; no reason, no sentence.
Result<std::vector<Booking>> bookings_of_person(UnitOfWork& work, const PersonId& person_id);
Result<Booking> book(UnitOfWork& work, const ReferralId& id, const BookSlot& input);
// "Laat Femke bellen": the assistant gets a task with the number, not the reason.
Result<> ask_assistant(UnitOfWork& work, const ReferralId& id);
Result<ConsentPaper> consent_paper(UnitOfWork& work, const ReferralId& id);
// The form was signed: who writes that down stands with the consent.
Result<ConsentPaper> note_signed(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
