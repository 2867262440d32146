// What goes by open mail: that there is a link, and that somebody came in. Never the code.
#pragma once

#include "capabilities/accounts/invitation.hpp"

namespace veerkracht::accounts {

std::string organization_name(UnitOfWork& work, const Invitation& invitation);
Result<> write_to_invitee(UnitOfWork& work, const Invitation& invitation, const std::string& token);
Result<> stop_letters(UnitOfWork& work, const Invitation& invitation);
// To the colleague and to who gave it: if one of them knows of nothing, it is seen.
Result<> tell_that_it_was_used(UnitOfWork& work, const Invitation& invitation);

}  // namespace veerkracht::accounts
