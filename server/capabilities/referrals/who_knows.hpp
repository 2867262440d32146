// Who knows what of the resident, beside the own page (views.hpp): on which ground, whether an
// organisation can be asked anew after sharing stopped, and where to go who is not content.
#pragma once

#include "capabilities/directory/resident_desk.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct KnowingParty {
    ReferralId referral_id;
    std::string organization_kind;
    std::string ground;                   // consent, or own_request: the resident's own act
    std::optional<FaceId> face_id;        // who may be asked again, by a new consent
    std::vector<std::string> goes_along;  // exactly what would go along then
    std::vector<std::string> needs;       // codes: what it is about
};
BOOST_DESCRIBE_STRUCT(KnowingParty, (),
                      (referral_id, organization_kind, ground, face_id, goes_along, needs))
struct WhoKnows {
    std::string practice_kind;
    std::vector<KnowingParty> parties;                    // one for each referral of the own page
    std::vector<directory::ComplaintWay> complaint_ways;  // one for each organisation, own first
};
BOOST_DESCRIBE_STRUCT(WhoKnows, (), (practice_kind, parties, complaint_ways))

Result<WhoKnows> who_knows(UnitOfWork& work);

}  // namespace veerkracht::referrals
