// The consent on paper, to be signed: what exactly goes to whom, before it is sent and after.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/paper/answer.hpp"

namespace veerkracht::referrals {

// What the form on the screen holds now; no word of the resident stands in an address.
struct ConsentFormAsk {
    std::optional<FaceId> face_id;
    std::optional<std::string> feedback_level;  // else what is proposed
    bool needs = false;
    bool goal = false;
    bool sentence = false;
};
BOOST_DESCRIBE_STRUCT(ConsentFormAsk, (), (face_id, feedback_level, needs, goal, sentence))
constexpr auto rules(const ConsentFormAsk*) {
    return std::tuple{rule(&ConsentFormAsk::feedback_level, OneOf{consent::feedback_levels})};
}

// Before sending: of a referral by the practice, and of a worker's case that goes on to a desk.
Result<paper::Answer> consent_form_for_person(UnitOfWork& work, const PersonId& id,
                                              const ConsentFormAsk& ask);
Result<paper::Answer> consent_form_for_case(UnitOfWork& work, const ReferralId& id,
                                            const ConsentFormAsk& ask);
// What was agreed.
Result<paper::Answer> consent_form(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
