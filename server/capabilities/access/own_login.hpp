// An organisation may take its own login alone: passwords, codes and passkeys of its people open
// nothing here any more, but those of one keeper, for the day on which that login is away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Who may keep a password: gives roles there, and has one with an authenticator.
struct LoginKeeper {
    AccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LoginKeeper, (), (id, name))

struct OwnLoginView {
    bool is_there = false;  // a login with both factors is set up for this organisation
    bool is_only = false;
    int version = 0;
    std::optional<AccountId> keeper_account_id;
    std::string help;  // who helps when somebody cannot sign in there
    std::string since;
    std::string set_by_name;
    int people = 0;
    int joined = 0;  // of them, who come in by it
    std::vector<LoginKeeper> keepers;
};
BOOST_DESCRIBE_STRUCT(OwnLoginView, (),
                      (is_there, is_only, version, keeper_account_id, help, since, set_by_name,
                       people, joined, keepers))

struct OwnLoginChange {
    int version = 0;
    bool is_only = false;
    std::optional<AccountId> keeper_account_id;
    std::string help;
};
BOOST_DESCRIBE_STRUCT(OwnLoginChange, (), (version, is_only, keeper_account_id, help))
constexpr auto rules(const OwnLoginChange*) {
    return std::tuple{rule(&OwnLoginChange::help, Length{0, 200})};
}

Result<OwnLoginView> own_login(UnitOfWork& work);
// Turned on, it ends every session that did not begin with that login.
Result<OwnLoginView> change_own_login(UnitOfWork& work, const OwnLoginChange& input);

// Whether what is known here (password, code, passkey) lets this account in.
bool may_come_in_by_ours(UnitOfWork& work, const AccountId& id);
// The same, of who has no account there yet.
bool takes_own_login_alone(UnitOfWork& work, const OrganizationId& id);
// The login to which the people of an organisation are sent.
struct LoginOfOrganization {
    std::string code;
    std::string organization_name;
};
BOOST_DESCRIBE_STRUCT(LoginOfOrganization, (), (code, organization_name))
std::optional<LoginOfOrganization> login_of(UnitOfWork& work, const OrganizationId& id);
std::string help_with_login(UnitOfWork& work, const OrganizationId& id);
// Where this account proves who it is; "" where that is here.
std::string login_to_prove_with(UnitOfWork& work, const AccountId& id);
// Nobody is left without a way in: who keeps it hands that over before he leaves.
Result<> keeps_no_login(UnitOfWork& work, const AccountId& id);

}  // namespace veerkracht::access
