// A referral and what came back of it as a letter, for who asks for one.
#pragma once

#include "kernel/id.hpp"
#include "runtime/edifact/medvri.hpp"
#include "runtime/paper/answer.hpp"

namespace veerkracht::referrals {

// What went to whom: only the fields that went.
Result<paper::Answer> referral_letter(UnitOfWork& work, const ReferralId& id);
// What came back, as far as the resident lets it come back.
Result<paper::Answer> feedback_letter(UnitOfWork& work, const ReferralId& id);

// The same for a folder from which the practice's own system takes it; the free letter has no
// number and no mailboxes yet.
struct FolderLetter {
    paper::Sheet sheet;
    edifact::FreeLetter free;
};
Result<FolderLetter> letter_for_folder(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
