// Who took a case on hears how calling is safe, and writes it in the own records.
#pragma once

#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct CaseContact {
    int version = 1;
    int person_version = 1;  // of the own row: another case of the same resident may write it too
    std::string phone;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
};
BOOST_DESCRIBE_STRUCT(CaseContact, (),
                      (version, person_version, phone, call_allowed, voicemail_allowed, call_when))
constexpr auto rules(const CaseContact*) {
    return std::tuple{rule(&CaseContact::phone, Phone{}),
                      rule(&CaseContact::call_when, Length{0, 120})};
}
// Whom this case asked in turn hears it as news; who sent it does not. A no that the resident gave
// to who sent it stands: that is taken back there.
Result<CaseForWorker> change_contact_of_case(UnitOfWork& work, const ReferralId& id,
                                             const CaseContact& input);

}  // namespace veerkracht::referrals
