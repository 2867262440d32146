// News of break-glass: ids only.
#pragma once

#include "capabilities/access/emergency.hpp"

namespace veerkracht::access {

struct EmergencyOpened {
    static constexpr auto name = "emergency.opened";
    EmergencyId emergency_id;
    OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(EmergencyOpened, (), (emergency_id, organization_id))

}  // namespace veerkracht::access
