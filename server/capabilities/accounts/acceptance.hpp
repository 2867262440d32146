// Who was invited comes in: first the code that was told, then a password and an authenticator.
#pragma once

#include "capabilities/accounts/views.hpp"

namespace veerkracht::accounts {

Result<InvitationGreeting> look(UnitOfWork& work, const InvitationToken& input);
Result<Pairing> pair(UnitOfWork& work, const InvitationCode& input);
// Once. Account, password, authenticator and session come in one transaction.
Result<Welcome> accept(UnitOfWork& work, const Acceptance& input);

}  // namespace veerkracht::accounts
