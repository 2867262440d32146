#include "capabilities/access/access.hpp"

#include <algorithm>
#include <atomic>

#include "capabilities/access/asked_cells.hpp"
#include "capabilities/access/emergency.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/locum.hpp"
#include "capabilities/access/mandate.hpp"
#include "capabilities/access/readers.hpp"
#include "capabilities/access/restriction.hpp"
#include "capabilities/access/rights.hpp"
#include "kernel/clock.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::access {

namespace {

constexpr int minutes_fresh = 5;

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

std::atomic<DecisionListener> who_listens = nullptr;

Decision answered(const UnitOfWork& work, const Snapshot& asked) {
    const auto decision = permit(rights(), asked);
    if (const auto listener = who_listens.load(std::memory_order_relaxed))
        listener(work, asked, decision);
    return decision;
}

// How long ago the proof was is looked up only where it matters: a higher level never takes away.
Decision decided(const UnitOfWork& work, Snapshot asked) {
    const auto decision = answered(work, asked);
    if (decision.ground != "access.level" || !is_fresh(work)) return decision;
    asked.level = Level::fresh;
    return answered(work, asked);
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

// What is about two matters is for who comes for both.
bool is_about_his_matters(const Record& record) {
    return std::ranges::all_of(record.about, [&](const std::string& matter) {
        return std::ranges::find(record.matters, matter) != record.matters.end();
    });
}

bool is_ticked(const Record& record, Class record_class) {
    return std::ranges::find(record.ticked, record_class) != record.ticked.end() &&
           is_about_his_matters(record);
}

bool covers(const Record& record, Relation relation, Class record_class) {
    if (!is_proxy(relation)) return record.in_scope;
    if (record.hidden_from_proxies) return false;
    // Behind the own link of a child under 12 sits a parent for all of it.
    const bool is_for_all = relation == Relation::parent && record.in_scope;
    return is_for_all || is_ticked(record, record_class);
}

bool is_of_the_resident(Relation relation) {
    return relation == Relation::self || is_proxy(relation) || relation == Relation::own_link;
}

// A record that is frozen for a dispute is so in every room; who decides the dispute reads on. What
// death or a move has closed for the resident's own side, a dispute does not open again.
void see_restriction(const UnitOfWork& work, const Actor& actor, const Record& record,
                     Snapshot& asked) {
    if (record.person_id.empty()) return;
    if (is_of_the_resident(asked.relation) && asked.person != PersonState::active) return;
    const auto handler = handler_of(work, record.person_id);
    if (!handler) return;
    asked.person = PersonState::restricted;
    if (asked.relation == Relation::own_organization && *handler == actor.account_id)
        asked.in_scope = true;
}

// What was opened in an emergency runs for as long as its row says, whatever the room believes; the
// proof is the one it was opened with.
void see_emergency(const UnitOfWork& work, const Actor& actor, const Record& record,
                   Snapshot& asked) {
    if (asked.relation != Relation::break_glass) return;
    asked.in_term = has_opened(work, actor, record.person_id);
    if (asked.in_term) asked.level = Level::fresh;
}

// What the practice has, a locum has lent: for his period, which is looked up at each record.
void see_locum(const UnitOfWork& work, const Actor& actor, Snapshot& asked) {
    const bool is_of_the_practice =
        asked.relation == Relation::own_organization || asked.relation == Relation::sender;
    if (asked.role != Role::locum || !is_of_the_practice) return;
    asked.relation = Relation::locum;
    asked.in_term = is_locum_today(work, actor.account_id);
}

Snapshot snapshot_of(const UnitOfWork& work, const Actor& actor, Class record_class,
                     Operation operation, const Record& record) {
    const auto relation = relation_of(actor, record);
    Snapshot asked{.role = role_towards(actor, relation),
                   .record_class = record_class,
                   .operation = operation,
                   .relation = relation,
                   .consent = record.consent,
                   .level = level_of(actor),
                   .age = record.age,
                   .person = record.person,
                   .in_term = record.in_term,
                   .in_scope = covers(record, relation, record_class),
                   .secret_address = record.secret_address};
    see_restriction(work, actor, record, asked);
    see_locum(work, actor, asked);
    see_emergency(work, actor, record, asked);
    return asked;
}

Snapshot snapshot_of(const UnitOfWork& work, Class record_class, Operation operation,
                     const Record& record) {
    return snapshot_of(work, work.actor, record_class, operation, record);
}

// Who worked with the record until it was frozen hears that it is; anybody else that it is not
// here.
bool knew_of_it(const Record& record, const Snapshot& asked) {
    switch (asked.relation) {
        case Relation::own_organization:
        case Relation::author:
        case Relation::self:
        case Relation::parent:
        case Relation::own_link: return true;
        case Relation::offered:
        case Relation::accepted: return record.consent == ConsentState::given;
        default: return false;
    }
}

// Of what was taken on: the yes ended, or the resident died or left who asked.
bool has_ended(const Record& record, const Decision& decision) {
    if (record.relation == Relation::ended) return true;
    return record.relation == Relation::accepted &&
           (record.consent != ConsentState::given || decision.ground == "access.person_not_active");
}

void leave_look(UnitOfWork& work, const Snapshot& asked, const Record& record,
                const Decision& decision) {
    work.looks.push_back({record.person_id, std::string(name_of(asked.record_class)),
                          std::string(name_of(asked.operation)), std::string(decision.ground),
                          decision.allowed});
}

// What the decision opens of another organisation is lent to this unit (the second lock of
// PostgreSQL).
void open_the_row(UnitOfWork& work, const Record& record) {
    if (record.person_id.empty() || record.organization_id == work.actor.organization_id) return;
    db::lend(work.tx.connection(), record.person_id.value);
}

// The resident, or who has a mandate of him.
Role role_behind_link(const Actor& actor) {
    const bool has_mandate = kind_of_mandate(actor.role) != nullptr;
    return has_mandate ? *enum_named<Role>(actor.role) : Role::resident;
}

}  // namespace

DecisionListener listen_to_decisions(DecisionListener listener) {
    return who_listens.exchange(listener);
}

bool is_fresh(const UnitOfWork& work) {
    const bool is_sure = work.actor.kind == Actor::Kind::account ||
                         (work.actor.kind == Actor::Kind::resident && work.actor.code_checked);
    if (!is_sure) return false;
    const auto proven_at = work.tx.value<std::string>("select proven_at from session where id = $1",
                                                      work.actor.session_id);
    return proven_at > plus_minutes(work.now, -minutes_fresh);
}

Role role_of(const Actor& actor) {
    switch (actor.kind) {
        case Actor::Kind::resident: return role_behind_link(actor);
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
    const auto asked = snapshot_of(work, record_class, operation, record);
    const auto decision = decided(work, asked);
    leave_look(work, asked, record, decision);
    if (decision.allowed) {
        open_the_row(work, record);
        return {};
    }
    // Only who already knew of the record is told more than "not here".
    if (has_ended(record, decision)) return fail(Category::forbidden, "access.ended");
    if (decision.ground == "access.restricted" && knew_of_it(record, asked))
        return fail(Category::forbidden, "access.restricted");
    return fail(Category::not_found, "record.absent");
}

bool would_allow(const UnitOfWork& work, Class record_class, Operation operation,
                 const Record& record) {
    return decided(work, snapshot_of(work, record_class, operation, record)).allowed;
}

bool reader_would_allow(const UnitOfWork& work, const Actor& reader, Class record_class,
                        Operation operation, const Record& record) {
    return answered(work, snapshot_of(work, reader, record_class, operation, record)).allowed;
}

bool may_be_counted(UnitOfWork& work, const OrganizationId& own, bool names_nobody) {
    return would_allow(work, Class::aggregates, Operation::read,
                       {.person_id = {},
                        .organization_id = own,
                        .relation = Relation::programme,
                        .in_term = true,
                        .in_scope = names_nobody});
}

bool link_would_allow(const UnitOfWork& work, Class record_class, Operation operation,
                      const Record& record) {
    Actor reader;
    reader.kind = Actor::Kind::resident;
    reader.person_id = record.person_id;
    reader.code_checked = true;
    return reader_would_allow(work, reader, record_class, operation, record);
}

Result<> may_grant(UnitOfWork& work, Class record_class, const Record& record,
                   const AccountId& to) {
    auto asked = snapshot_of(work, record_class, Operation::grant, record);
    asked.to_self = to == work.actor.account_id;
    const auto decision = decided(work, asked);
    leave_look(work, asked, record, decision);
    if (decision.allowed) return {};
    if (decision.ground == "access.level")
        return fail(Category::unauthenticated, "session.proof_wanted");
    return fail(Category::forbidden, asked.to_self ? "access.to_self" : "access.role");
}

bool wants_proof(UnitOfWork& work, const AskedFirst& asked) {
    return decided(work, {.role = role_of(work.actor),
                          .record_class = asked.record_class,
                          .operation = asked.operation,
                          .relation = asked.relation,
                          .level = level_of(work.actor)})
               .ground == "access.level";
}

Result<OrganizationId> own_organization(const UnitOfWork& work) {
    if (!is_professional(work.actor)) return fail(Category::forbidden, "access.role");
    return work.actor.organization_id;
}

}  // namespace veerkracht::access
