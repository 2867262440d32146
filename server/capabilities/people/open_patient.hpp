// The patient that is open in the GP's own system, when the session began from there: who that is
// here is chosen once, and from then on the system opens that page.
#pragma once

#include <optional>
#include <string>

#include "capabilities/people/person.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

struct PatientLink {
    static constexpr auto table = "patient_link";
    std::string id;
    int version = 1;
    OrganizationId organization_id;
    std::string issuer_code;
    std::string patient_hash;
    PersonId person_id;
    AccountId chosen_by;
    std::string chosen_at;
};
BOOST_DESCRIBE_STRUCT(PatientLink, (),
                      (id, version, organization_id, issuer_code, patient_hash, person_id,
                       chosen_by, chosen_at))

struct OpenPatientView {
    std::string stage;                  // "none" is open there, "unknown" here, "known"
    std::optional<PersonId> person_id;  // of who is known
};
BOOST_DESCRIBE_STRUCT(OpenPatientView, (), (stage, person_id))

// Says no name: the page of the person asks the door itself.
Result<OpenPatientView> open_patient(UnitOfWork& work);
// This is who is open there, in place of who was chosen before. Conflict "patient.none_open" when
// nobody is.
Result<OpenPatientView> join_open_patient(UnitOfWork& work, const PersonId& id);
// Of a row that turned out to be another.
Result<> move_patient_links(UnitOfWork& work, const PersonId& from, const PersonId& to);

}  // namespace veerkracht::people
