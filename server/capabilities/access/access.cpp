#include "capabilities/access/access.hpp"

#include "capabilities/access/rights.hpp"
#include "kernel/clock.hpp"

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

// A session of an account begins with the second factor; the resident's with the code to his phone.
Level level_of(const Actor& actor) {
    const bool is_sure = actor.kind == Actor::Kind::account || actor.kind == Actor::Kind::system ||
                         (actor.kind == Actor::Kind::resident && actor.code_checked);
    return is_sure ? Level::full : Level::link;
}

// Behind the link of a child under 12 sits the parent.
Role role_towards(const Actor& actor, Relation relation) {
    const bool is_parent = actor.kind == Actor::Kind::resident && relation == Relation::parent;
    return is_parent ? Role::parent : role_of(actor);
}

// Who comes for the resident and not as the resident.
bool is_proxy(Relation relation) {
    return relation == Relation::parent || relation == Relation::mandate;
}

bool covers(const Record& record, Relation relation) {
    return record.in_scope && !(record.hidden_from_proxies && is_proxy(relation));
}

Decision decide(const Actor& actor, Class record_class, Operation operation, const Record& record) {
    const auto relation = relation_of(actor, record);
    return permit(rights(), {.role = role_towards(actor, relation),
                             .record_class = record_class,
                             .operation = operation,
                             .relation = relation,
                             .consent = record.consent,
                             .level = level_of(actor),
                             .age = record.age,
                             .person = record.person,
                             .in_term = record.in_term,
                             .in_scope = covers(record, relation),
                             .secret_address = record.secret_address});
}

}  // namespace

Role role_of(const Actor& actor) {
    switch (actor.kind) {
        case Actor::Kind::resident: return Role::resident;
        case Actor::Kind::volunteer: return Role::volunteer;
        case Actor::Kind::system: return Role::system;
        case Actor::Kind::account: return enum_named<Role>(actor.role).value_or(Role::nobody);
        case Actor::Kind::nobody: return Role::nobody;
    }
    return Role::nobody;
}

Age age_of(std::string_view birth_on, std::string_view today) {
    if (birth_on.empty()) return Age::adult;
    const int age = age_on(birth_on, today);
    if (age < 12) return Age::under_12;
    return age < 16 ? Age::under_16 : Age::adult;
}

Result<> may(UnitOfWork& work, Class record_class, Operation operation, const Record& record) {
    const auto decision = decide(work.actor, record_class, operation, record);
    work.looks.push_back({record.person_id, std::string(name_of(record_class)),
                          std::string(name_of(operation)), std::string(decision.ground),
                          decision.allowed});
    if (decision.allowed) return {};
    // Only who already knew of the record is told more than "not here".
    const bool stopped =
        record.relation == Relation::accepted && record.consent != ConsentState::given;
    if (record.relation == Relation::ended || stopped)
        return fail(Category::forbidden, "access.ended");
    return fail(Category::not_found, "record.absent");
}

bool would_allow(const UnitOfWork& work, Class record_class, Operation operation,
                 const Record& record) {
    return decide(work.actor, record_class, operation, record).allowed;
}

bool link_would_allow(Class record_class, Operation operation, const Record& record) {
    Actor reader;
    reader.kind = Actor::Kind::resident;
    reader.person_id = record.person_id;
    reader.organization_id = record.organization_id;
    reader.code_checked = true;
    return decide(reader, record_class, operation, record).allowed;
}

Result<OrganizationId> own_organization(const UnitOfWork& work) {
    if (!is_professional(work.actor)) return fail(Category::forbidden, "access.role");
    return work.actor.organization_id;
}

}  // namespace veerkracht::access
