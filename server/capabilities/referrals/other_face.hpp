// "Kies een ander gezicht": the resident chooses, on the own page, somebody else to be helped by.
// Within what was agreed: the same fields at most, the same level of feedback, until the same day.
// The former face sees nothing any more and hears that plainly; who sent it hears that it goes on.
#pragma once

#include "capabilities/referrals/own_choice.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct OtherFace {
    FaceId face_id;
    std::string text_language;  // in which he read what goes along
};
BOOST_DESCRIBE_STRUCT(OtherFace, (), (face_id, text_language))

// Not who asked himself: he takes it back and asks somebody else, or the former face would be the
// sender.
bool may_choose_other_face(UnitOfWork& work, const Referral& leg);
// What each would get, of what was agreed.
Result<std::vector<MyFace>> other_faces(UnitOfWork& work, const ReferralId& id);
Result<MyPage> choose_other_face(UnitOfWork& work, const ReferralId& id, const OtherFace& input);

}  // namespace veerkracht::referrals
