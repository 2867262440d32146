// The door: who asks, and may they. `may` is asked for what was loaded, never for what the caller
// sent, and leaves a look in the access log either way.
#pragma once

#include <string>
#include <vector>

#include "capabilities/access/decision.hpp"
#include "kernel/result.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// What the door needs to know of a record that was loaded.
struct Record {
    PersonId person_id;              // whose facts these are: the row that the log names
    OrganizationId organization_id;  // the controller that keeps it
    Relation relation =
        Relation::none;  // beyond own_organization and self, which the door finds itself
    ConsentState consent = ConsentState::none;
    PersonState person = PersonState::active;
    Age age = Age::adult;
    bool in_term = false;   // of what was lent
    bool in_scope = false;  // … whether it covers this record
    bool secret_address = false;
    std::vector<Class> ticked;  // of a mandate: what the resident, or the paper, lets him see
    std::vector<std::string> matters;  // … and of what: money, care (mandates.json)
    std::vector<std::string> about;    // what this record is about; empty: of no matter apart
    bool hidden_from_proxies = false;  // of what was lent to a parent or mandate it covers nothing
};

Role role_of(const Actor& actor);
// By local day: 12 and 16 change what a resident and the parents decide.
Age age_of(std::string_view birth_on, std::string_view today);

// Allowed, or not_found "record.absent" (the same bytes as for an id that is not there); forbidden
// "access.ended" where the one who asks already knew of the record (Relation::ended, or a consent
// that ended after acceptance).
Result<> may(UnitOfWork& work, Class record_class, Operation operation, const Record& record);

// The same question without a refusal: may this list row be shown?
bool would_allow(const UnitOfWork& work, Class record_class, Operation operation,
                 const Record& record);

// Would whoever sits behind the own link of this resident see it? Asked before a message goes
// there.
bool link_would_allow(const UnitOfWork& work, Class record_class, Operation operation,
                      const Record& record);

// The account's own organisation, or forbidden for those without one.
Result<OrganizationId> own_organization(const UnitOfWork& work);

}  // namespace veerkracht::access
