// What the login pages, the shell and the demo pages see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::access {

struct PasswordLogin {
    std::string email;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordLogin, (), (email, password))
constexpr auto rules(const PasswordLogin*) {
    return std::tuple{rule(&PasswordLogin::email, Length{3, 200}),
                      rule(&PasswordLogin::password, Length{1, 128})};
}

struct LoginStep {
    std::string next;  // "code": now the six figures of the authenticator
};
BOOST_DESCRIBE_STRUCT(LoginStep, (), (next))

struct CodeLogin {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeLogin, (), (code))
constexpr auto rules(const CodeLogin*) { return std::tuple{rule(&CodeLogin::code, Length{6, 9})}; }

struct Unlock {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(Unlock, (), (password))
constexpr auto rules(const Unlock*) { return std::tuple{rule(&Unlock::password, Length{1, 128})}; }

// Who is looking at this screen. Without a session: signed_in false and the rest empty.
struct SessionInfo {
    bool signed_in = false;
    bool locked = false;      // not signed in, but this account lifts its cover with its password
    bool demo = false;        // a demo folder: show "alle personen zijn verzonnen"
    bool demo_pages = false;  // "Wie bent u?" and the other demo pages are there (loopback only)
    std::string region_name;
    std::string now;
    std::string today;
    int idle_minutes = 0;  // after this long without doing anything the screen is covered
    std::optional<AccountId> account_id;
    std::string name;
    std::string role;
    std::string organization_name;
    std::string organization_kind;
    std::string own_login;  // where this account proves who it is; "": with what is known here
};
BOOST_DESCRIBE_STRUCT(SessionInfo, (),
                      (signed_in, locked, demo, demo_pages, region_name, now, today, idle_minutes,
                       account_id, name, role, organization_name, organization_kind, own_login))

}  // namespace veerkracht::access
