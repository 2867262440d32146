// News of the referrals room: ids and closed codes only.
#pragma once

#include "kernel/describe.hpp"

namespace veerkracht::referrals {

struct ReferralSent {
    static constexpr auto name = "referral.sent";
    ReferralId referral_id;
    ThreadId thread_id;
    std::string target;
    OrganizationId from_organization_id;
    OrganizationId to_organization_id;
    std::string needs;
    std::string neighbourhood_code;
};
BOOST_DESCRIBE_STRUCT(ReferralSent, (),
                      (referral_id, thread_id, target, from_organization_id, to_organization_id,
                       needs, neighbourhood_code))

struct StepTaken {
    static constexpr auto name = "referral.step_taken";
    ReferralId referral_id;
    std::string step;
    std::string state;
    std::string reason;
    OrganizationId by_organization_id;
};
BOOST_DESCRIBE_STRUCT(StepTaken, (), (referral_id, step, state, reason, by_organization_id))

struct FeedbackGiven {
    static constexpr auto name = "referral.feedback_given";
    ReferralId referral_id;
    OrganizationId from_organization_id;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(FeedbackGiven, (), (referral_id, from_organization_id, status))

}  // namespace veerkracht::referrals
