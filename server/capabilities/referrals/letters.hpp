// A referral and what came back of it as a letter, for who asks for one.
#pragma once

#include "kernel/id.hpp"
#include "runtime/paper/answer.hpp"

namespace veerkracht::referrals {

// What went to whom: only the fields that went.
Result<paper::Answer> referral_letter(UnitOfWork& work, const ReferralId& id);
// What came back, as far as the resident lets it come back.
Result<paper::Answer> feedback_letter(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
