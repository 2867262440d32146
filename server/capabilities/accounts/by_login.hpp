// Who was invited comes in by the login of the organisation, and chooses nothing here: the code
// that was told, that login, and an address that it vouches for. Where it vouches for none, the one
// who invited says that it is he, by figures that he hears from who came.
#pragma once

#include "capabilities/access/outside_visit.hpp"
#include "capabilities/accounts/views.hpp"

namespace veerkracht::accounts {

Result<access::OutsideAddress> begin_by_login(UnitOfWork& work, const InvitationCode& input);
Result<ArrivalByLogin> arrive_by_login(UnitOfWork& work);
Result<> confirm_arrival(UnitOfWork& work, const InvitationId& id, const ArrivalFigures& input);

}  // namespace veerkracht::accounts
