// What somebody comes in with. The room accounts gives it, after an invitation; one kind of it is
// asked for here at each sign-in.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

struct Credentials {
    std::string password_hash;
    std::string totp_key;             // as it is; sealed when it is kept
    std::int64_t totp_last_step = 0;  // the code that proved it works no more
};

struct NewColleague {
    OrganizationId organization_id;
    std::string role;
    std::string name;
    std::string email;  // folded
};

// How a colleague is reached; never shown outside the own organisation.
struct Contact {
    AccountId id;
    OrganizationId organization_id;
    std::string role;
    std::string name;
    std::string email;
    bool active = false;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (id, organization_id, role, name, email, active))

std::optional<Contact> contact(UnitOfWork& work, const AccountId& id);
std::optional<Contact> contact_at(UnitOfWork& work, std::string_view email);

// A new account, or the former one of who comes back to the same organisation under the same name.
Result<AccountId> open_account(UnitOfWork& work, const NewColleague& who,
                               const Credentials& credentials);
// What was known before opens nothing any more, and no session goes on.
Result<> replace_credentials(UnitOfWork& work, const AccountId& id, const Credentials& credentials);
// The password opens nothing from now on; access given anew makes another.
Result<> close_credentials(UnitOfWork& work, const AccountId& id);
Result<> end_sessions(UnitOfWork& work, const AccountId& id);

}  // namespace veerkracht::access
