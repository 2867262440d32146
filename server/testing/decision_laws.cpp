#include "testing/decision_laws.hpp"

#include <optional>
#include <set>
#include <string>

#include "testing/decision_cases.hpp"
#include "testing/decision_table.hpp"

namespace veerkracht::testing {

using namespace access;

namespace {

bool is_one_of(auto one, const std::set<decltype(one)>& all) { return all.contains(one); }

// Nothing of these names a person.
bool is_about_a_person(Class record_class) {
    return !is_one_of(record_class, {Class::aggregates, Class::research_extract, Class::accounts});
}

// What one role can be to a record: nobody adds the standing of another role to his own.
std::set<Relation> standings_of(Role role) {
    using enum Relation;
    switch (role) {
        case Role::nobody: return {};
        case Role::volunteer: return {own_link};
        case Role::resident: return {self, author, Relation::programme};
        case Role::parent: return {Relation::parent};
        case Role::carer:
        case Role::curator:
        case Role::mentor:
        case Role::estate_administrator: return {mandate, author};
        case Role::locum: return {Relation::locum, author, break_glass};
        case Role::conference_participant: return {conference, author};
        case Role::programme_manager:
        case Role::researcher:
        case Role::insurer: return {Relation::programme};
        case Role::technical_admin: return {own_organization, delegated, author};
        case Role::system: return {own_organization, delegated};
        case Role::privacy_officer: return {own_organization, author, Relation::programme};
        default:
            return {own_organization, delegated, offered,    accepted,    sender,
                    shared,           author,    conference, break_glass, Relation::programme};
    }
}

bool is_lent(Relation relation) {
    using enum Relation;
    return is_one_of(relation, {delegated, Relation::locum, conference, Relation::parent, mandate,
                                own_link, break_glass});
}

// Written and not read back, by name: a list at the desk, a list behind a link alone.
bool is_drop_box(const Snapshot& asked) {
    return asked.record_class == Class::answers &&
           (asked.role == Role::assistant || asked.level == Level::link);
}

// Whoever releases an extract reads no row of it.
bool is_release(const Snapshot& asked) {
    return asked.role == Role::programme_manager && asked.record_class == Class::research_extract;
}

// The classes that a standing can reach at all, whoever has it (access.md 2 and 3): what travels
// with a referral, what is put on an agenda, what a link shows. The own organisation and the
// resident are bound by the other laws.
std::optional<std::set<Class>> reach_of(Relation relation) {
    using enum Class;
    switch (relation) {
        case Relation::offered: return {{referral_core}};
        case Relation::accepted:
            return {{identity, address, medical_context, referral_core, feedback, messages,
                     attendance}};
        case Relation::sender: return {{referral_core, feedback}};
        case Relation::shared:
            return {{medical_context, social_notes, answers, plan, conference_notes}};
        case Relation::conference:
            return {{identity, address, medical_context, referral_core, answers, plan,
                     conference_notes}};
        case Relation::author: return {{working_notes, messages, plan, accounts}};
        case Relation::own_link: return {{identity, referral_core, messages, attendance}};
        case Relation::programme: return {{aggregates, research_extract, accounts}};
        case Relation::break_glass: return {{social_notes, answers, plan, conference_notes}};
        default: return std::nullopt;
    }
}

// Who stands where a record is only read.
bool only_reads(Relation relation, Class record_class) {
    using enum Relation;
    return is_one_of(relation, {offered, shared, break_glass}) || record_class == Class::bsn ||
           record_class == Class::access_log ||
           (relation == accepted && record_class == Class::medical_context) ||
           (relation == conference &&
            !is_one_of(record_class, {Class::conference_notes, Class::plan}));
}

std::string kind_of(Role role) {
    static const DecisionTable table(folder_of_tables());
    return table.organization_of(std::string(name_of(role)));
}

const std::vector<Law> all_laws{
    {"each standing reaches what it is for",
     [](const Rights&, const Snapshot& asked) {
         const auto reach = reach_of(asked.relation);
         return !reach || reach->contains(asked.record_class);
     }},
    {"what is only read is not written",
     [](const Rights&, const Snapshot& asked) {
         return !only_reads(asked.relation, asked.record_class) ||
                asked.operation == Operation::read;
     }},
    {"what is medical is written in care, or in its own words by an own organisation in care",
     [](const Rights&, const Snapshot& asked) {
         return asked.record_class != Class::medical_context ||
                asked.operation != Operation::write || kind_of(asked.role) == "care";
     }},
    {"figures and extracts belong to a programme, and to whom they are about",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.record_class, {Class::aggregates, Class::research_extract}) ||
                is_one_of(asked.relation, {programme, self, Relation::parent});
     }},
    {"with an organisation that keeps no record of a resident nobody has one of the own team",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         const auto kind = kind_of(asked.role);
         const bool keeps_none =
             kind == "home" || kind == "programme" || kind == "research" || kind == "insurer";
         return !keeps_none || !is_one_of(asked.relation, {own_organization, delegated}) ||
                !is_about_a_person(asked.record_class);
     }},
    {"nobody but the resident lets in to a record of a resident",
     [](const Rights&, const Snapshot& asked) {
         return asked.operation != Operation::grant || !is_about_a_person(asked.record_class) ||
                asked.relation == Relation::self;
     }},
    {"of an emergency and of a locum nothing is left when its term is over, nor of a resident gone",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.relation, {Relation::locum, break_glass}) ||
                asked.person == PersonState::active;
     }},
    {"nobody reads without a standing, and a closed referral is none",
     [](const Rights&, const Snapshot& asked) {
         return asked.relation != Relation::none && asked.relation != Relation::ended;
     }},
    {"no role has the standing of another",
     [](const Rights&, const Snapshot& asked) {
         return standings_of(asked.role).contains(asked.relation);
     }},
    {"what is lent ends with its term",
     [](const Rights&, const Snapshot& asked) {
         return !is_lent(asked.relation) || asked.in_term;
     }},
    {"what another organisation keeps is seen with a valid consent only",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.relation, {offered, accepted, shared, conference, own_link}) ||
                asked.consent == ConsentState::given;
     }},
    {"a mandate, a parent and a seat in an MDO cover what they name and no more",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.relation, {mandate, Relation::parent, conference}) ||
                asked.in_scope;
     }},
    {"who writes may read what came of it, but for the drop boxes",
     [](const Rights& rights, const Snapshot& asked) {
         auto reading = asked;
         reading.operation = Operation::read;
         return asked.operation != Operation::write || is_drop_box(asked) ||
                permit(rights, reading).allowed;
     }},
    {"nobody lets in to more than he has, nobody lets himself in",
     [](const Rights& rights, const Snapshot& asked) {
         auto reading = asked;
         reading.operation = Operation::read;
         return asked.operation != Operation::grant ||
                (!asked.to_self && (is_release(asked) || permit(rights, reading).allowed));
     }},
    {"what was lent is not lent on",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return asked.operation != Operation::grant ||
                is_one_of(asked.relation, {own_organization, self, programme});
     }},
    {"after death or a move nobody new is let in",
     [](const Rights&, const Snapshot& asked) {
         return asked.operation != Operation::grant || asked.person == PersonState::active ||
                (asked.person == PersonState::restricted && asked.relation == Relation::self);
     }},
    {"after death or a move only who keeps a record sees it",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return is_one_of(asked.person, {PersonState::active, PersonState::restricted}) ||
                is_one_of(asked.relation, {own_organization, delegated, author, programme});
     }},
    {"a restricted record is used by the resident and who acts for him, and for the dispute",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         const bool is_own = is_one_of(asked.relation, {self, Relation::parent, mandate});
         const bool is_dispute =
             asked.in_scope &&
             ((asked.relation == own_organization && asked.operation == Operation::read) ||
              (asked.relation == author && asked.record_class == Class::messages));
         return asked.person != PersonState::restricted || is_own || is_dispute ||
                is_one_of(asked.record_class, {Class::aggregates, Class::research_extract});
     }},
    {"a role is given and the ways to come in are changed with a fresh second factor",
     [](const Rights&, const Snapshot& asked) {
         const bool lets_in =
             asked.operation == Operation::grant ||
             (asked.relation == Relation::author && asked.operation == Operation::write &&
              asked.role != Role::carer &&
              !is_one_of(asked.role, {Role::curator, Role::mentor, Role::estate_administrator}));
         return asked.record_class != Class::accounts || !lets_in ||
                asked.relation == Relation::self || asked.level == Level::fresh;
     }},
    {"a secret address is seen by who keeps it and by the resident",
     [](const Rights&, const Snapshot& asked) {
         return asked.record_class != Class::address || !asked.secret_address ||
                is_one_of(asked.relation, {Relation::own_organization, Relation::self});
     }},
    {"the emergency door reads, for an hour, with a fresh second factor, never BSN or own notes",
     [](const Rights&, const Snapshot& asked) {
         return asked.relation != Relation::break_glass ||
                (asked.operation == Operation::read && asked.in_term &&
                 asked.level == Level::fresh &&
                 !is_one_of(asked.record_class, {Class::bsn, Class::working_notes}));
     }},
    {"a BSN is read in care, at the municipality and by the resident",
     [](const Rights&, const Snapshot& asked) {
         const auto kind = kind_of(asked.role);
         return asked.record_class != Class::bsn || kind == "care" || kind == "municipality" ||
                asked.role == Role::resident;
     }},
    {"own working notes are seen by their author",
     [](const Rights&, const Snapshot& asked) {
         return asked.record_class != Class::working_notes || asked.relation == Relation::author;
     }},
    {"supporters, volunteers and who counts reach nothing medical and nothing personal of others",
     [](const Rights&, const Snapshot& asked) {
         const bool is_outside = is_one_of(
             asked.role, {Role::volunteer, Role::village_supporter, Role::programme_manager,
                          Role::researcher, Role::insurer, Role::technical_admin, Role::system});
         const bool is_closed =
             is_one_of(asked.record_class, {Class::bsn, Class::medical_context, Class::answers,
                                            Class::conference_notes}) ||
             (asked.record_class == Class::social_notes &&
              asked.relation != Relation::own_organization &&
              asked.relation != Relation::delegated);
         return !is_outside || !is_closed;
     }},
    {"who counts or administers reaches no person at all",
     [](const Rights&, const Snapshot& asked) {
         return !is_one_of(asked.role, {Role::manager, Role::programme_manager, Role::researcher,
                                        Role::insurer, Role::technical_admin}) ||
                !is_about_a_person(asked.record_class);
     }},
    {"from 16 a parent sees nothing; under 12 the child has no door of its own",
     [](const Rights&, const Snapshot& asked) {
         return asked.relation == Relation::parent
                    ? asked.age != Age::adult
                    : asked.relation != Relation::self || asked.age != Age::under_12 ||
                          !is_about_a_person(asked.record_class);
     }},
    {"who comes for the money reads nothing of body, mind or talks",
     [](const Rights&, const Snapshot& asked) {
         return asked.role != Role::estate_administrator ||
                !is_one_of(asked.record_class,
                           {Class::bsn, Class::medical_context, Class::social_notes, Class::answers,
                            Class::conference_notes, Class::attendance, Class::access_log});
     }},
    {"safety notes stay with the team that wrote them",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return asked.record_class != Class::safety_notes ||
                is_one_of(asked.relation, {own_organization, delegated, Relation::locum});
     }},
    {"a link alone opens the closed projection and the drop box",
     [](const Rights&, const Snapshot& asked) {
         return asked.level != Level::link || asked.relation == Relation::own_link ||
                (asked.operation == Operation::write && asked.record_class == Class::answers);
     }},
    {"the log is read by whom it is about, those who act for him, and by the privacy officer with "
     "a "
     "fresh second factor",
     [](const Rights&, const Snapshot& asked) {
         return asked.record_class != Class::access_log ||
                (asked.operation == Operation::read &&
                 (asked.relation != Relation::own_organization ||
                  (asked.role == Role::privacy_officer && asked.level == Level::fresh)));
     }},
    {"what the practice keeps of the web and the plan does not come along with a referral",
     [](const Rights&, const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.record_class, {Class::answers, Class::plan}) ||
                !is_one_of(asked.relation, {offered, accepted, sender});
     }},
};

}  // namespace

const std::vector<Law>& laws() { return all_laws; }

}  // namespace veerkracht::testing
