// What figures are counted from: a row a leg, made from the steps that stand.
#pragma once

#include "capabilities/referrals/events.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// The news that keeps the rows.
Result<> count_sent(UnitOfWork& work, const ReferralSent& news);
Result<> count_step(UnitOfWork& work, const StepTaken& news);
Result<> count_feedback(UnitOfWork& work, const FeedbackGiven& news);
// Makes rows again that were counted before there was as much to count; some at a time.
Result<> count_again(UnitOfWork& work);

}  // namespace veerkracht::referrals
