// What goes by open mail: that there is a link, and that somebody came in. Never the code.
#pragma once

#include "capabilities/access/emergency_news.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/accounts/invitation.hpp"

namespace veerkracht::accounts {

std::string organization_name(UnitOfWork& work, const Invitation& invitation);
Result<> write_to_invitee(UnitOfWork& work, const Invitation& invitation, const std::string& token);
Result<> stop_letters(UnitOfWork& work, const Invitation& invitation);
// To the colleague and to who gave it: if one of them knows of nothing, it is seen.
Result<> tell_that_it_was_used(UnitOfWork& work, const Invitation& invitation);
// The owner hears by mail of every new way into the account.
Result<> tell_of_new_passkey(UnitOfWork& work, const access::PasskeyAdded& news);
Result<> tell_of_removed_passkey(UnitOfWork& work, const access::PasskeyRemoved& news);
Result<> tell_of_stopped_passkey(UnitOfWork& work, const access::PasskeyStopped& news);
Result<> tell_of_joined_login(UnitOfWork& work, const access::OutsideJoined& news);
Result<> tell_of_parted_login(UnitOfWork& work, const access::OutsideParted& news);
// To the privacy officers of who opened a record in an emergency and of whose it was; where there
// is none, to who can give that role.
Result<> tell_of_emergency(UnitOfWork& work, const access::EmergencyOpened& news);

}  // namespace veerkracht::accounts
