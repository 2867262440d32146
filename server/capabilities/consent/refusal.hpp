// A no of the resident to one recipient. It is kept as a yes is kept, and beats every yes to the
// same recipient that was said before it; a yes that is said after it counts.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::consent {

struct Refusal {
    static constexpr auto table = "consent_refusal";
    std::string id;
    int version = 1;
    PersonId person_id;              // the row of the organisation that asked
    OrganizationId organization_id;  // that organisation
    OrganizationId recipient_organization_id;
    std::string recipient_name;  // as it was said
    std::string given_how;       // a word of ways_given
    std::string given_by = "resident";
    std::string text_version;
    std::string language;
    std::string recorded_by;  // "" on the resident's own screen
    std::string refused_at;
    std::optional<std::string> taken_back_at;  // by the resident; it is kept, and counts no more
};
BOOST_DESCRIBE_STRUCT(Refusal, (),
                      (id, version, person_id, organization_id, recipient_organization_id,
                       recipient_name, given_how, given_by, text_version, language, recorded_by,
                       refused_at, taken_back_at))

// From the next request on nothing counts that was allowed to this recipient before.
Result<> refuse(UnitOfWork& work, const Refusal& refusal);
// Did the resident say no to this recipient after that moment?
bool is_refused_since(UnitOfWork& work, const PersonId& person_id,
                      const OrganizationId& recipient_id, std::string_view moment);
// Did this row say yes to the recipient after that moment, and does that still count?
bool is_allowed_since(UnitOfWork& work, const PersonId& person_id,
                      const OrganizationId& recipient_id, std::string_view moment);
// What this row refused and did not take back, newest first.
std::vector<Refusal> refusals_of(UnitOfWork& work, const PersonId& person_id);
// Nothing runs again by it: a yes is asked anew, and is no longer in vain.
Result<> take_back(UnitOfWork& work, const PersonId& person_id, const OrganizationId& recipient_id);
// The resident turned out to be known: what was said before is said by that one, and counts for all
// that was allowed there.
Result<> move_refusals(UnitOfWork& work, const PersonId& from, const PersonId& to);
// A row that held two people: nobody knows who said no, so it counts for both. Gives the ids.
Result<std::vector<std::string>> copy_refusals(UnitOfWork& work, const PersonId& from,
                                               const PersonId& to);
// The row went to another organisation, and what it says with it.
Result<> hand_over_refusals(UnitOfWork& work, const PersonId& person_id,
                            const OrganizationId& organization_id);

}  // namespace veerkracht::consent
