// What becomes of a person, as far as referrals go: everything that runs stops in the transaction
// of the organisation that says so; the others hear it as news. And a referral about the wrong
// person is taken back with all that came of it.
#pragma once

#include "capabilities/people/events.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct PersonStatus {
    int version = 1;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(PersonStatus, (), (version, status))
constexpr auto rules(const PersonStatus*) {
    return std::tuple{rule(&PersonStatus::status, OneOf{"active deceased moved changed_practice"})};
}
// By the practice. `active` takes a mistake back: links open again, cases stay ended.
Result<people::PersonPage> change_person_status(UnitOfWork& work, const PersonId& id,
                                                const PersonStatus& input);

struct CasePersonStatus {
    int version = 1;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(CasePersonStatus, (), (version, status))
constexpr auto rules(const CasePersonStatus*) {
    return std::tuple{rule(&CasePersonStatus::status, OneOf{"deceased moved"})};
}
// By who took the case on, on the row of the own organisation.
Result<CaseForWorker> note_person_status(UnitOfWork& work, const ReferralId& id,
                                         const CasePersonStatus& input);

Result<ReferralForSender> take_back_wrong_person(UnitOfWork& work, const ReferralId& id);

// News.
Result<> stop_and_tell(UnitOfWork& work, const people::StatusChanged& news);
Result<> pass_correction_on(UnitOfWork& work, const people::PersonCorrected& news);

}  // namespace veerkracht::referrals
