#include "capabilities/access/access.hpp"

namespace veerkracht::access {

namespace {

bool is_professional(const Actor& actor) {
    return actor.kind == Actor::Kind::account && !actor.organization_id.empty();
}

// The system acts for one organisation where it makes a file for it.
bool acts_for_organization(const Actor& actor) {
    return is_professional(actor) ||
           (actor.kind == Actor::Kind::system && !actor.organization_id.empty());
}

// Own organisation and self are seen from the actor; everything else the caller read from the
// record.
Relation relation_of(const Actor& actor, const Record& record) {
    if (record.relation != Relation::none) return record.relation;
    if (acts_for_organization(actor) && actor.organization_id == record.organization_id)
        return Relation::own_organization;
    if (actor.kind == Actor::Kind::resident && actor.person_id == record.person_id)
        return Relation::self;
    return Relation::none;
}

Decision decide(const UnitOfWork& work, Class record_class, Operation operation,
                const Record& record) {
    Snapshot snapshot;
    snapshot.role = role_of(work.actor);
    snapshot.record_class = record_class;
    snapshot.operation = operation;
    snapshot.relation = relation_of(work.actor, record);
    snapshot.consent = record.consent;
    snapshot.code_checked = work.actor.code_checked;
    snapshot.person_active = record.person_active;
    return permit(snapshot);
}

}  // namespace

Role role_of(const Actor& actor) {
    switch (actor.kind) {
        case Actor::Kind::resident: return Role::resident;
        case Actor::Kind::volunteer: return Role::volunteer;
        case Actor::Kind::system: return Role::system;
        case Actor::Kind::account:
            return enum_named<Role>(actor.role.c_str()).value_or(Role::nobody);
        case Actor::Kind::nobody: return Role::nobody;
    }
    return Role::nobody;
}

Result<> may(UnitOfWork& work, Class record_class, Operation operation, const Record& record) {
    const auto decision = decide(work, record_class, operation, record);
    work.looks.push_back({record.person_id, std::string(name_of(record_class)),
                          std::string(name_of(operation)), decision.ground, decision.allowed});
    if (decision.allowed) return {};
    // Only who already knew of the record is told more than "not here".
    const bool stopped = record.relation == Relation::accepted && !record.consent;
    if (record.relation == Relation::ended || stopped)
        return fail(Category::forbidden, "access.ended");
    return fail(Category::not_found, "record.absent");
}

bool would_allow(const UnitOfWork& work, Class record_class, Operation operation,
                 const Record& record) {
    return decide(work, record_class, operation, record).allowed;
}

Result<OrganizationId> own_organization(const UnitOfWork& work) {
    if (!is_professional(work.actor)) return fail(Category::forbidden, "access.role");
    return work.actor.organization_id;
}

}  // namespace veerkracht::access
