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

using RefusalId = Id<struct RefusalTag>;
struct MyRefusal {
    std::string text_language;  // in which he read what follows from it
};
BOOST_DESCRIBE_STRUCT(MyRefusal, (), (text_language))

struct RefusalRow {
    RefusalId id;
    std::string recipient_name;
    std::string refused_at;
    std::string given_how;    // a word of consent::ways_given
    std::string recorded_by;  // "" on the resident's own screen
};
BOOST_DESCRIBE_STRUCT(RefusalRow, (), (id, recipient_name, refused_at, given_how, recorded_by))

Result<RefusalKept> note_refusal(UnitOfWork& work, const PersonId& id, const NewRefusal& input);
// The same said to who goes along with the resident.
Result<RefusalKept> note_refusal_at_case(UnitOfWork& work, const ReferralId& id,
                                         const NewRefusal& input);
// On the resident's own page: not this team, of one of the own referrals.
Result<MyPage> refuse_recipient(UnitOfWork& work, const ReferralId& id, const MyRefusal& input);
// What the own row refused, for who wrote it down.
Result<std::vector<RefusalRow>> refusals_of_person(UnitOfWork& work, const PersonId& id);
// On the own page: what was refused anywhere in the own referrals, one line for each recipient.
Result<std::vector<RefusalRow>> my_refusals(UnitOfWork& work);
// Only the resident takes it back.
Result<std::vector<RefusalRow>> take_refusal_back(UnitOfWork& work, const RefusalId& id);
// After rows of one resident became one: what its refusals ended stops.
Result<> end_what_was_refused(UnitOfWork& work, const PersonId& id);

}  // namespace veerkracht::referrals
