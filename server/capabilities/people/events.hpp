// News of the people room: ids and closed codes only.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/id.hpp"

namespace veerkracht::people {

struct StatusChanged {
    static constexpr auto name = "person.status_changed";
    PersonId person_id;
    OrganizationId organization_id;
    std::string status;
    std::string former_status;
};
BOOST_DESCRIBE_STRUCT(StatusChanged, (), (person_id, organization_id, status, former_status))

struct PersonCorrected {
    static constexpr auto name = "person.corrected";
    PersonId person_id;
    OrganizationId organization_id;
    std::string fields;  // words of corrected_fields, of calling, secret_address, messages
};
BOOST_DESCRIBE_STRUCT(PersonCorrected, (), (person_id, organization_id, fields))

}  // namespace veerkracht::people
