// What is safe for calling follows the resident to whoever helps: not to be called, and no
// voicemail, always; the rest as far as the consent names it and the receiver did not change it.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Into the copy, which the caller stores, and into the receiver's own row. `news` names the fields
// of the sender's row that changed. Gives words for the line on the receiver's worklist, none when
// nothing changed there.
Result<std::vector<std::string>> pass_calling_on(UnitOfWork& work, const Referral& leg,
                                                 const consent::Consent& consent, Fields& copy,
                                                 const people::Person& person,
                                                 const std::vector<std::string>& news);

}  // namespace veerkracht::referrals
