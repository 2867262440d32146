// "Kies een ander gezicht": the resident chooses, on the own page, somebody else to be helped by.
// Within what was agreed: the same fields at most, the same level of feedback, until the same day.
// The former face sees nothing any more and hears that plainly; who sent it hears that it goes on.
#pragma once

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct MyFace {
    FaceId id;
    std::string name;
    std::string role;
    std::string organization_name;
    std::string about;
    int wait_weeks = 0;
    std::vector<std::string> fields;  // what this face would get, of what was agreed
};
BOOST_DESCRIBE_STRUCT(MyFace, (), (id, name, role, organization_name, about, wait_weeks, fields))

struct OtherFace {
    FaceId face_id;
};
BOOST_DESCRIBE_STRUCT(OtherFace, (), (face_id))

bool may_choose_other_face(UnitOfWork& work, const Referral& leg);
Result<std::vector<MyFace>> my_faces(UnitOfWork& work, const ReferralId& id);
Result<MyPage> choose_other_face(UnitOfWork& work, const ReferralId& id, const OtherFace& input);

}  // namespace veerkracht::referrals
