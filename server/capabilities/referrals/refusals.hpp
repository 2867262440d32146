// The resident does not want this recipient: what runs with it ends, and what was allowed before
// does not count any more.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Said or signed with somebody who asked.
struct NewRefusal {
    FaceId face_id;
    std::string given_how;
};
BOOST_DESCRIBE_STRUCT(NewRefusal, (), (face_id, given_how))
constexpr auto rules(const NewRefusal*) {
    return std::tuple{rule(&NewRefusal::given_how, OneOf{"spoken on_paper"})};
}
struct RefusalKept {
    std::string recipient_name;
    std::string refused_at;
};
BOOST_DESCRIBE_STRUCT(RefusalKept, (), (recipient_name, refused_at))

Result<RefusalKept> note_refusal(UnitOfWork& work, const PersonId& id, const NewRefusal& input);
// On the resident's own page: not this team, of one of the own referrals.
Result<MyPage> refuse_recipient(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
