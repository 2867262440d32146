// News of the access room: ids only.
#pragma once

#include <optional>

#include "capabilities/access/passkey.hpp"

namespace veerkracht::access {

// Somebody came to work here, or came back.
struct AccountOpened {
    static constexpr auto name = "account.opened";
    AccountId account_id;
    OrganizationId organization_id;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(AccountOpened, (), (account_id, organization_id, role))

// Somebody's last working day is over.
struct AccountClosed {
    static constexpr auto name = "account.closed";
    AccountId account_id;
    OrganizationId organization_id;
    std::optional<AccountId> successor_account_id;
};
BOOST_DESCRIBE_STRUCT(AccountClosed, (), (account_id, organization_id, successor_account_id))

// Another way into an account was made, one was taken away, or one was stopped because there may be
// a copy of it.
struct PasskeyAdded {
    static constexpr auto name = "passkey.added";
    AccountId account_id;
    PasskeyId passkey_id;
};
BOOST_DESCRIBE_STRUCT(PasskeyAdded, (), (account_id, passkey_id))
struct PasskeyRemoved {
    static constexpr auto name = "passkey.removed";
    AccountId account_id;
    PasskeyId passkey_id;
};
BOOST_DESCRIBE_STRUCT(PasskeyRemoved, (), (account_id, passkey_id))
struct PasskeyStopped {
    static constexpr auto name = "passkey.stopped";
    AccountId account_id;
    PasskeyId passkey_id;
};
BOOST_DESCRIBE_STRUCT(PasskeyStopped, (), (account_id, passkey_id))

// The login of the organisation opens this account from now on, or does so no more.
struct OutsideJoined {
    static constexpr auto name = "outside_identity.joined";
    AccountId account_id;
    std::string identity_id;
};
BOOST_DESCRIBE_STRUCT(OutsideJoined, (), (account_id, identity_id))
struct OutsideParted {
    static constexpr auto name = "outside_identity.parted";
    AccountId account_id;
    std::string identity_id;
};
BOOST_DESCRIBE_STRUCT(OutsideParted, (), (account_id, identity_id))

// The people of an organisation come in by its own login alone from now on, or not any more.
struct OwnLoginChanged {
    static constexpr auto name = "own_login.changed";
    OrganizationId organization_id;
    AccountId by_account_id;
    bool is_only = false;
};
BOOST_DESCRIBE_STRUCT(OwnLoginChanged, (), (organization_id, by_account_id, is_only))

}  // namespace veerkracht::access
