// Who may read and change what an organisation settled; inside this room.
#pragma once

#include <vector>

#include "capabilities/access/access.hpp"
#include "capabilities/controllers/setup.hpp"

namespace veerkracht::controllers {

// The own organisation of who keeps it.
Result<OrganizationId> own_door(UnitOfWork& work, access::Operation operation);
// The same, or of who watches over privacy: he reads what became of records as he reads the log.
Result<OrganizationId> watching_door(UnitOfWork& work);

std::vector<SignedAgreement> agreements_of(db::Transaction& tx, const OrganizationId& id);

}  // namespace veerkracht::controllers
