// Lines on the worklist that ask no answer: the person died or moved, was somebody else, or has
// another number.
#pragma once

#include "capabilities/notifications/events.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// A message to the resident of a case that is not wanted: who helps tells it.
Result<> tell_to_call_instead(UnitOfWork& work, const notifications::MessageNotWanted& news);
// Tells the team that received this leg, once for each kind and moment.
Result<> tell_receiver(UnitOfWork& work, const Referral& leg, std::string_view kind,
                       std::string_view fields = "");
// Of the own cases, those of colleagues who are away, and what nobody took on.
std::vector<NoticeRow> notices_for_actor(UnitOfWork& work);
std::vector<NoticeRow> notices_of(UnitOfWork& work, const Referral& leg);

// Of a branch who sent it on hears it, on the own case: the worker, or the team when he left.
Result<> tell_case_about_branch(UnitOfWork& work, const Referral& behind, const Referral& branch,
                                std::string_view kind);

using NoticeId = Id<struct CaseNoticeTag>;
Result<> note_notice_seen(UnitOfWork& work, const NoticeId& id);

}  // namespace veerkracht::referrals
