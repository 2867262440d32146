// The doors of the referrals room without an account: the volunteer's one link and the resident's
// own page.
#pragma once

#include "capabilities/access/access.hpp"
#include "capabilities/people/resident_views.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Opening never consumes the link; an answer does, and the first one wins.
Result<QuestionForVolunteer> look_as_volunteer(UnitOfWork& work, const people::LinkToken& input);
Result<QuestionForVolunteer> answer_as_volunteer(UnitOfWork& work, const VolunteerAnswer& input);

Result<MyPage> my_page(UnitOfWork& work);
// All legs of the resident's own threads, newest first; who asks was let in before.
std::vector<Referral> legs_of_resident(UnitOfWork& work);
// A leg of the resident's own threads, after the door said yes.
Result<Referral> find_own(UnitOfWork& work, const ReferralId& id, access::Operation operation);
// The resident by the first name, or who comes for him by his own.
std::string who_acts(const UnitOfWork& work, const Referral& leg);
// Before acceptance a leg is taken back, later sharing stops; a closed one only loses its consent.
Result<> end_sharing(UnitOfWork& work, Referral& leg);
// "Haal terug": before anyone took it on.
Result<MyPage> my_withdrawal(UnitOfWork& work, const ReferralId& id);
// "Stop delen": from the next request on the recipient sees nothing more.
Result<MyPage> stop_sharing(UnitOfWork& work, const ReferralId& id);

}  // namespace veerkracht::referrals
