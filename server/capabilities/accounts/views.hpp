// What the page of the people of an organisation sees, and who was invited.
#pragma once

#include "capabilities/access/locum.hpp"
#include "capabilities/access/team.hpp"
#include "capabilities/accounts/invitation.hpp"
#include "kernel/json.hpp"

namespace veerkracht::accounts {

struct InvitationRow {
    InvitationId id;
    std::string purpose;
    std::string name;
    std::string email;
    std::string role;
    std::string state;  // open, expired, guessed; "came": to be confirmed
    std::string invited_by_name;
    std::string sent_at;
    std::string expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationRow, (),
                      (id, purpose, name, email, role, state, invited_by_name, sent_at, expires_at))
struct ColleaguesView {
    access::Team team;
    std::vector<std::string> roles;  // that this one gives; empty: looks only
    std::vector<InvitationRow> invitations;
    std::vector<access::LocumView> locums;
    int locum_days_max = 0;
};
BOOST_DESCRIBE_STRUCT(ColleaguesView, (), (team, roles, invitations, locums, locum_days_max))

struct ColleagueToInvite {
    std::string name;
    std::string role;
    std::string email;
    std::optional<std::string> from_on = std::nullopt;  // of a locum: the first and the last day
    std::optional<std::string> until_on = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ColleagueToInvite, (), (name, role, email, from_on, until_on))
constexpr auto rules(const ColleagueToInvite*) {
    return std::tuple{rule(&ColleagueToInvite::name, Length{1, 120}),
                      rule(&ColleagueToInvite::role, Length{1, 40}),
                      rule(&ColleagueToInvite::email, Length{3, 200}),
                      rule(&ColleagueToInvite::from_on, Day{}),
                      rule(&ColleagueToInvite::until_on, Day{})};
}
// Shown once to who invited, who tells the code: on the phone, or at the table.
struct InvitationSent {
    InvitationId id;
    std::string purpose;
    std::string name;
    std::string email;
    std::string code;
    std::string expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationSent, (), (id, purpose, name, email, code, expires_at))

// A whole team at once: each row as if it was asked alone, all of them or none.
struct ColleaguesToInvite {
    std::vector<ColleagueToInvite> people;
};
BOOST_DESCRIBE_STRUCT(ColleaguesToInvite, (), (people))
constexpr auto rules(const ColleaguesToInvite*) {
    return std::tuple{rule(&ColleaguesToInvite::people, Count{60})};
}
struct InvitationsSent {
    std::vector<InvitationSent> sent;  // in the order of the list
};
BOOST_DESCRIBE_STRUCT(InvitationsSent, (), (sent))

// Nobody gets access anew whom the one who gives it did not see or hear.
struct Renewal {
    bool identity_checked = false;
};
BOOST_DESCRIBE_STRUCT(Renewal, (), (identity_checked))

struct InvitationToken {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(InvitationToken, (), (token))
constexpr auto rules(const InvitationToken*) {
    return std::tuple{rule(&InvitationToken::token, Length{10, 80})};
}
// Behind the link, before the code: nothing that a stranger could use. Opening changes nothing.
struct InvitationGreeting {
    std::string state;
    std::string purpose;
    std::string organization_name;
    std::string invited_by_name;
    std::string expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationGreeting, (),
                      (state, purpose, organization_name, invited_by_name, expires_at))

struct InvitationCode {
    std::string token;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(InvitationCode, (), (token, code))
constexpr auto rules(const InvitationCode*) {
    return std::tuple{rule(&InvitationCode::token, Length{10, 80}),
                      rule(&InvitationCode::code, Length{1, 20})};
}
struct Pairing {
    std::string name;
    std::string email;  // what is signed in with
    std::string role;
    std::string key;             // base32, to be typed over
    std::string address;         // otpauth://…, as an authenticator reads it
    bool has_own_login = false;  // he may come in by the login of the organisation
    bool is_own_login_only = false;
    std::string help;  // who helps with that login; ""
};
BOOST_DESCRIBE_STRUCT(Pairing, (),
                      (name, email, role, key, address, has_own_login, is_own_login_only, help))

struct Acceptance {
    std::string token;
    std::string code;
    std::string password;
    std::string figures;  // of the authenticator: it works
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (token, code, password, figures))
constexpr auto rules(const Acceptance*) {
    return std::tuple{
        rule(&Acceptance::token, Length{10, 80}), rule(&Acceptance::code, Length{1, 20}),
        rule(&Acceptance::password, Length{15, 128}), rule(&Acceptance::figures, Length{6, 9})};
}
// What became of who came by the login of the organisation.
struct ArrivalByLogin {
    std::string next;     // "inside"; "confirm": the one who invited says that it is he
    std::string figures;  // which he hears from who came
    std::string invited_by_name;
};
BOOST_DESCRIBE_STRUCT(ArrivalByLogin, (), (next, figures, invited_by_name))
struct ArrivalFigures {
    std::string figures;
};
BOOST_DESCRIBE_STRUCT(ArrivalFigures, (), (figures))
constexpr auto rules(const ArrivalFigures*) {
    return std::tuple{rule(&ArrivalFigures::figures, Length{6, 9})};
}

struct Welcome {
    std::string name;
    std::string begins_on;  // of a locum whose first day is still to come: nobody is signed in
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (name, begins_on))

}  // namespace veerkracht::accounts
