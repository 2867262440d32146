// To the privacy officers of an organisation, each at the own address; where there is none, to who
// can give that role.
#pragma once

#include <string_view>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::notifications {

// The text knows {organization} and {link}.
Result<> tell_officers(UnitOfWork& work, std::string_view kind, std::string_view subject,
                       const OrganizationId& organization_id, std::string_view link);

}  // namespace veerkracht::notifications
