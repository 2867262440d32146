// People who come from another system: who was received before, and every document about them as it
// was sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capabilities/people/person.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

struct PersonDocument {
    static constexpr auto table = "person_document";
    std::string id;
    std::optional<PersonId> person_id;  // none: sealed under the key of the installation
    OrganizationId organization_id;
    std::string kind;        // "fhir.Observation"
    std::string source;      // file and place in it
    std::string source_key;  // keyed hash of the name by which the sender knows it
    std::string outcome;     // stored, kept
    std::string reason;      // why it is only kept
    db::Bytes body;
    std::string received_at;
};
BOOST_DESCRIBE_STRUCT(PersonDocument, (),
                      (id, person_id, organization_id, kind, source, source_key, outcome, reason,
                       body, received_at))

// Seals and keeps it. False when a document with this id is there already.
Result<bool> keep_document(UnitOfWork& work, PersonDocument document, std::string_view body);
std::string open_document(UnitOfWork& work, const PersonDocument& document);

// The person that this organisation received under this key before.
std::optional<Person> received_before(UnitOfWork& work, const OrganizationId& organization_id,
                                      std::string_view source_key);
// Somebody of this organisation with the same birth date and family name.
std::optional<Person> look_alike(UnitOfWork& work, const OrganizationId& organization_id,
                                 std::string_view birth_on, std::string_view family_name);
// What the sender knows better now: how to reach somebody, and that somebody died. A name stays as
// the organisation has it.
Result<> take_over(UnitOfWork& work, Person known, const Person& received);

}  // namespace veerkracht::people
