// Who works here asks a new colleague, or gives a colleague access anew.
#pragma once

#include "capabilities/accounts/views.hpp"

namespace veerkracht::accounts {

Result<ColleaguesView> colleagues(UnitOfWork& work);
Result<InvitationSent> invite(UnitOfWork& work, const ColleagueToInvite& input);
// A list of colleagues. What is wrong in any row is named ("people.3.email"), and nobody is
// invited.
Result<InvitationsSent> invite_many(UnitOfWork& work, const ColleaguesToInvite& input);
// The first of an organisation, asked by who keeps the server. Nothing when the address is known or
// asked already.
Result<std::optional<InvitationSent>> invite_first(UnitOfWork& work,
                                                   const OrganizationId& organization_id,
                                                   const ColleagueToInvite& input);
bool looks_like_address(std::string_view email);
// Another link and another code; the former ones open nothing any more.
Result<InvitationSent> invite_again(UnitOfWork& work, const InvitationId& id);
Result<> withdraw(UnitOfWork& work, const InvitationId& id);
// Of who lost a password or a phone. The sessions end at once.
Result<InvitationSent> renew(UnitOfWork& work, const AccountId& id, const Renewal& input);

}  // namespace veerkracht::accounts
