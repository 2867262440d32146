// Who has no account and answers behind a link: the volunteer of an initiative, or of the village.
// He is asked by mail and by text message, reminded once, and told when it is over.
#pragma once

#include <string_view>

#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Who sees to it that something happens: the coordinator of the volunteer, else who sends. Refused
// when the volunteer cannot be reached at all.
Result<> note_who_looks_after(UnitOfWork& work, Referral& leg);
// `kind` of the message: the question, or the reminder.
Result<> ask_volunteer(UnitOfWork& work, const Referral& leg, std::string_view kind);
// Who said yes expects somebody; that it is over is told without a reason.
Result<> tell_volunteer_it_is_over(UnitOfWork& work, const Referral& leg);
// Once, in office hours, when the day of the answer went by: the volunteer, and who looks after
// him. And once after a yes, whether somebody came, when the resident agreed to that question.
Result<> remind_volunteers(UnitOfWork& work);

}  // namespace veerkracht::referrals
