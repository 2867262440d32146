// News of the accounts room: ids and words of our own.
#pragma once

#include "capabilities/accounts/invitation.hpp"

namespace veerkracht::accounts {

struct AccountInvited {
    static constexpr auto name = "account.invited";
    InvitationId invitation_id;
    OrganizationId organization_id;
    std::string purpose;
    std::string role;
    std::optional<AccountId> by_account_id;  // none: who keeps the server
};
BOOST_DESCRIBE_STRUCT(AccountInvited, (),
                      (invitation_id, organization_id, purpose, role, by_account_id))

struct AccessGiven {
    static constexpr auto name = "account.access_given";
    InvitationId invitation_id;
    AccountId account_id;
    std::string purpose;
};
BOOST_DESCRIBE_STRUCT(AccessGiven, (), (invitation_id, account_id, purpose))

}  // namespace veerkracht::accounts
