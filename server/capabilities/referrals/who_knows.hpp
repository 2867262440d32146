// Who knows what of the resident, beside the own page (views.hpp): on which ground, whether an
// organisation can be asked anew after sharing stopped, and where to go who is not content.
#pragma once

#include "capabilities/controllers/setup.hpp"
#include "capabilities/directory/resident_desk.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// One time that the resident said yes: what was said anew stands beside it.
struct SaidYes {
    std::string given_on;
    std::string given_how;
    std::string given_by;
    std::string text_version;
    std::string language;
    bool with_interpreter = false;
    std::string recorded_by;  // "" on the own screen
    std::string until_on;
    std::string parent_name;  // of a child
};
BOOST_DESCRIBE_STRUCT(SaidYes, (),
                      (given_on, given_how, given_by, text_version, language, with_interpreter,
                       recorded_by, until_on, parent_name))
struct KnowingParty {
    ReferralId referral_id;
    std::string organization_kind;
    std::string ground;                   // consent, or own_request: the resident's own act
    std::optional<FaceId> face_id;        // who may be asked again, by a new consent
    std::vector<std::string> goes_along;  // exactly what would go along then
    std::vector<std::string> needs;       // codes: what it is about
    std::vector<SaidYes> said;            // of a consent, the first one first
};
BOOST_DESCRIBE_STRUCT(KnowingParty, (),
                      (referral_id, organization_kind, ground, face_id, goes_along, needs, said))
struct WhoKnows {
    std::string practice_kind;
    std::vector<KnowingParty> parties;                    // one for each referral of the own page
    std::vector<directory::ComplaintWay> complaint_ways;  // one for each organisation, own first
    std::vector<controllers::MyController> controllers;   // the same: who answers for what it keeps
};
BOOST_DESCRIBE_STRUCT(WhoKnows, (), (practice_kind, parties, complaint_ways, controllers))

Result<WhoKnows> who_knows(UnitOfWork& work);

}  // namespace veerkracht::referrals
