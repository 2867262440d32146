// Who asks. Filled by the access room from a session or a signed link; read by every use case.
#pragma once

#include <string>

#include "kernel/id.hpp"

namespace veerkracht {

struct Actor {
    enum class Kind { nobody, account, resident, volunteer, system };
    Kind kind = Kind::nobody;
    AccountId account_id;  // account
    std::string name;
    std::string role = "nobody";     // a word of access/roles.hpp
    OrganizationId organization_id;  // the tenant it acts for
    PersonId person_id;              // resident: the person row the link was made for
    LinkId link_id;                  // resident, volunteer: the signed link it came by
    std::string session_id;          // hash of the token; "" without a session
    bool code_checked =
        false;          // resident: the code to the recorded number was given in this session
    bool demo = false;  // made by "Wie bent u?"
};

}  // namespace veerkracht
