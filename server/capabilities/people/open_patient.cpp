#include "capabilities/people/open_patient.hpp"

#include "capabilities/access/outside_visit.hpp"
#include "capabilities/people/lifecycle.hpp"

namespace veerkracht::people {

namespace {

std::optional<PatientLink> link_of(UnitOfWork& work, const access::OpenPatient& open) {
    return work.tx.maybe<PatientLink>(
        "select * from patient_link where organization_id = $1 and issuer_code = $2 and "
        "patient_hash = $3",
        work.actor.organization_id, open.issuer_code, open.patient_hash);
}

Result<> forget(UnitOfWork& work, const access::OpenPatient& open) {
    TRY(work.tx.execute(
        "delete from patient_link where organization_id = $1 and issuer_code = $2 and "
        "patient_hash = $3",
        work.actor.organization_id, open.issuer_code, open.patient_hash));
    return {};
}

}  // namespace

Result<OpenPatientView> open_patient(UnitOfWork& work) {
    const auto open = access::open_patient(work);
    if (!open) return OpenPatientView{"none", std::nullopt};
    const auto link = link_of(work, *open);
    if (!link) return OpenPatientView{"unknown", std::nullopt};
    return OpenPatientView{"known", link->person_id};
}

Result<OpenPatientView> join_open_patient(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(find_to_change(work, id));
    const auto open = access::open_patient(work);
    if (!open) return fail(Category::conflict, "patient.none_open");
    TRY(forget(work, *open));
    PatientLink link;
    link.id = new_id<Id<PatientLink>>().value;
    link.organization_id = work.actor.organization_id;
    link.issuer_code = open->issuer_code;
    link.patient_hash = open->patient_hash;
    link.person_id = person.id;
    link.chosen_by = work.actor.account_id;
    link.chosen_at = work.now;
    TRY(work.tx.insert(link));
    return OpenPatientView{"known", person.id};
}

Result<> move_patient_links(UnitOfWork& work, const PersonId& from, const PersonId& to) {
    TRY(work.tx.execute(
        "update patient_link set person_id = $1, version = version + 1 where person_id = $2", to,
        from));
    return {};
}

}  // namespace veerkracht::people
