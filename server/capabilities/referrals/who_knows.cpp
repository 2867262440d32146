#include "capabilities/referrals/who_knows.hpp"

#include <algorithm>

#include "capabilities/access/grants.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_choice.hpp"
#include "capabilities/referrals/steps.hpp"

namespace veerkracht::referrals {

namespace {

// A referral that still runs with this face: nothing is asked twice.
bool is_busy_for(const std::vector<Referral>& legs, const FaceId& face_id) {
    return std::ranges::any_of(
        legs, [&](const Referral& leg) { return leg.face_id == face_id && !is_closed(leg.state); });
}

void offer_again(const Referral& leg, const std::vector<Referral>& legs,
                 const std::vector<MyFace>& faces, KnowingParty& party) {
    if (!leg.face_id || is_busy_for(legs, *leg.face_id)) return;
    const auto face = std::ranges::find(faces, *leg.face_id, &MyFace::face_id);
    if (face == faces.end()) return;
    party.face_id = leg.face_id;
    party.needs = words_of(leg.needs);
    for (const auto& field : face->fields)
        if (field != "sentence" && (field != "needs" || !party.needs.empty()))
            party.goes_along.push_back(field);
}

std::vector<SaidYes> said_of(UnitOfWork& work, const consent::Consent& consent) {
    std::vector<SaidYes> said;
    const auto proofs = consent::proofs_of(work, consent.id);
    for (const auto& one : proofs)
        said.push_back({day_of(one.given_at), one.given_how, one.given_by, one.text_version,
                        one.language, one.with_interpreter, one.recorded_by, day_of(one.until_at),
                        one.parent_name});
    return said;
}

void add_way(UnitOfWork& work, const OrganizationId& id, WhoKnows& answer) {
    const auto is_there = [&](const auto& way) { return way.organization_id == id; };
    if (std::ranges::any_of(answer.complaint_ways, is_there)) return;
    answer.complaint_ways.push_back(directory::complaint_way(work, id));
    answer.controllers.push_back(controllers::my_controller(work, id));
}

}  // namespace

Result<WhoKnows> who_knows(UnitOfWork& work) {
    TRY(access::may(work, access::Class::referral_core, access::Operation::read,
                    people::door_of_own_page(work)));
    const auto legs = legs_of_resident(work);
    const auto faces = TRY(my_faces(work));
    WhoKnows answer;
    answer.practice_kind = access::kind_of_organization(work, work.actor.organization_id);
    add_way(work, work.actor.organization_id, answer);
    for (const auto& leg : legs) {
        const auto consent = consent::of_subject(work, leg.id.value);
        KnowingParty party;
        party.referral_id = leg.id;
        party.organization_kind = access::kind_of_organization(work, leg.to_organization_id);
        party.ground = consent ? consent->legal_ground : "own_request";
        if (consent) party.said = said_of(work, *consent);
        if (!consent::may_be_used_again(work, consent)) offer_again(leg, legs, faces, party);
        answer.parties.push_back(std::move(party));
        add_way(work, leg.to_organization_id, answer);
    }
    return answer;
}

}  // namespace veerkracht::referrals
