// Which roles somebody may give to others in the own organisation: grants.csv, read once.
#pragma once

#include <string>
#include <vector>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// In the order of the table; empty for who gives none.
std::vector<std::string> roles_given_by(std::string_view role, std::string_view organization_kind);
// The same of who asks now, decided and left in the access log.
Result<std::vector<std::string>> roles_to_give(UnitOfWork& work);
// The same, for showing only.
std::vector<std::string> roles_to_show(const UnitOfWork& work);

}  // namespace veerkracht::access
