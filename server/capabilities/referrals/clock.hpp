// The dated lines of a leg that law or agreement sets: which run, who has to do what by when.
#pragma once

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// These terms as they would run when sent on this day to a face with this waiting time; what cannot
// wait has terms of its own.
std::vector<ClockView> clock_from(const std::vector<Term>& terms, bool urgent,
                                  std::string_view sent_on, int wait_weeks);
// The lines of this kind of party, counted from today, for a face with this waiting time.
Result<> start_clock(UnitOfWork& work, const Referral& leg, int wait_weeks);
// A leg that follows another keeps its lines: the law counts from the first day, and what was done
// stays done.
Result<> carry_clock(UnitOfWork& work, const Referral& former, const Referral& leg);
// A step that is what a line asked for does that line.
Result<> tick_with_step(UnitOfWork& work, const Referral& leg, std::string_view by_name);
Result<> tick(UnitOfWork& work, const Referral& leg, std::string_view code,
              std::string_view by_name);
std::vector<ClockView> clock_of(UnitOfWork& work, const ReferralId& id);
// The first day on which the receiver has to have done something; none when all is done.
std::optional<std::string> next_term_of_receiver(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
