// One person is asked to come in: by a link to the work address, and a code that the one who asks
// tells. Neither of the two is enough.
#pragma once

#include <optional>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::accounts {

using InvitationId = Id<struct AccountInvitationTag>;

struct Invitation {
    static constexpr auto table = "account_invitation";
    InvitationId id;
    int version = 1;
    OrganizationId organization_id;
    std::string purpose;                  // welcome, recovery
    std::optional<AccountId> account_id;  // of a recovery; of a welcome once it was accepted
    std::string role;
    std::string name;
    std::string email;  // folded
    std::string token_hash;
    std::string code_hash;
    int code_tries = 0;
    int pairings = 0;      // only the key of the last one counts
    AccountId invited_by;  // empty: who keeps the server
    std::string invited_by_name;
    std::string sent_at;
    std::string expires_at;
    std::optional<std::string> ended_at;
    std::string outcome;  // accepted, withdrawn; "" while it is open
    std::string came_by;  // by this login somebody came, who is to be confirmed; else ""
    std::string came_as;
    std::string from_on;  // of a locum; else ""
    std::string until_on;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, version, organization_id, purpose, account_id, role, name, email,
                       token_hash, code_hash, code_tries, pairings, invited_by, invited_by_name,
                       sent_at, expires_at, ended_at, outcome, came_by, came_as, from_on, until_on))

struct Limits {
    std::string version;
    int hours = 0;            // a link works so long
    int code_tries = 0;       // wrong codes, over all; then it must be sent anew
    int seconds_between = 0;  // two times that the same one is sent
};
BOOST_DESCRIBE_STRUCT(Limits, (), (version, hours, code_tries, seconds_between))
const Limits& limits();

// The first of an organisation, where nobody can invite yet.
bool is_by_operator(const Invitation& invitation);
// open, expired, guessed, accepted, withdrawn
std::string state_of(const Invitation& invitation, std::string_view now);
std::string code_hash(const UnitOfWork& work, const Invitation& invitation, std::string_view code);
// The key of an authenticator is made from the link and the number of the pairing: sent or paired
// anew, it is another, and who paired before the colleague did has nothing.
std::string totp_key(const UnitOfWork& work, const Invitation& invitation, std::string_view token);

}  // namespace veerkracht::accounts
