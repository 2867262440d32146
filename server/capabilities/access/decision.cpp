#include "capabilities/access/decision.hpp"

#include <algorithm>

#include "capabilities/access/rights.hpp"

namespace veerkracht::access {

namespace {

// What stopped a ground, in the order in which its conditions are asked.
enum class Stop { role, person, age, address, consent, level, term, scope, grant, nothing };

bool is_hidden(const Ground& ground, const Snapshot& asked) {
    return asked.record_class == Class::address && asked.secret_address &&
           !ground.sees_secret_address;
}

Stop stop_of(const Ground& ground, const Snapshot& asked) {
    if (asked.relation != ground.relation) return Stop::role;
    if (!ground.operations.has(asked.operation)) return Stop::role;
    if (!ground.persons.has(asked.person)) return Stop::person;
    if (!ground.ages.has(asked.age)) return Stop::age;
    if (is_hidden(ground, asked)) return Stop::address;
    if (ground.needs_consent && asked.consent != ConsentState::given) return Stop::consent;
    if (asked.level < ground.level) return Stop::level;
    if (ground.needs_term && !asked.in_term) return Stop::term;
    if (ground.needs_scope && !asked.in_scope) return Stop::scope;
    if (asked.operation == Operation::grant && asked.to_self) return Stop::grant;
    return Stop::nothing;
}

std::string_view code_without_role(Relation relation) {
    switch (relation) {
        case Relation::none: return "access.no_relation";
        case Relation::ended: return "access.ended";
        default: return "access.role";
    }
}

std::string_view code_without_consent(ConsentState consent) {
    switch (consent) {
        case ConsentState::withdrawn: return "access.consent_withdrawn";
        case ConsentState::expired: return "access.consent_expired";
        case ConsentState::refused: return "access.consent_refused";
        default: return "access.no_consent";
    }
}

// Of a frozen record the own organisation reads nothing but for who handles the objection.
std::string_view code_without_scope(const Snapshot& asked) {
    const bool is_frozen =
        asked.person == PersonState::restricted && asked.relation == Relation::own_organization;
    return is_frozen ? "access.restricted" : "access.out_of_scope";
}

// The code of a refusal; when nothing stopped it the ground.
std::string_view word_of(Stop stop, const Snapshot& asked) {
    switch (stop) {
        case Stop::role: return code_without_role(asked.relation);
        case Stop::person:
            return asked.person == PersonState::restricted ? "access.restricted"
                                                           : "access.person_not_active";
        case Stop::age: return "access.age";
        case Stop::address: return "access.secret_address";
        case Stop::consent: return code_without_consent(asked.consent);
        case Stop::level: return "access.level";
        case Stop::term: return "access.term_over";
        case Stop::scope: return code_without_scope(asked);
        case Stop::grant: return "access.to_self";
        default: return name_of(asked.relation);
    }
}

}  // namespace

// Any ground is enough; a refusal says what stopped the one that came furthest.
Decision permit(const Rights& rights, const Snapshot& asked) {
    auto furthest = Stop::role;
    for (const auto& ground : rights.of(asked.role, asked.record_class))
        furthest = std::max(furthest, stop_of(ground, asked));
    return {furthest == Stop::nothing, word_of(furthest, asked)};
}

}  // namespace veerkracht::access
