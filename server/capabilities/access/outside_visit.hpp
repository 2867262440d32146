// Signing in with the login of the own organisation: the browser goes there, comes back with a
// code, and waits here until that code was exchanged (outside_asking.hpp) for who it is. The way
// there and back is held by a cookie of this site only, so what comes back in another browser is
// nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/access/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

using OutsideIdentityId = Id<struct OutsideIdentityTag>;

// The page to which the browser comes back; it stands so with each issuer.
inline constexpr std::string_view return_page = "/login/oidc/return";

// One line on the page to sign in.
struct OutsideChoice {
    std::string code;
    std::string organization_name;
    std::string help;  // of one that takes its own login alone: who helps with it; else ""
};
BOOST_DESCRIBE_STRUCT(OutsideChoice, (), (code, organization_name, help))

struct OutsideBegin {
    std::string code;
    std::optional<bool> again = {};  // also when that house knows this browser
};
BOOST_DESCRIBE_STRUCT(OutsideBegin, (), (code, again))
constexpr auto rules(const OutsideBegin*) {
    return std::tuple{rule(&OutsideBegin::code, Length{1, 60})};
}

// What a GP's system opens us with: its FHIR address, and its own word for what is open there.
struct OutsideLaunch {
    std::string iss;
    std::string launch;
};
BOOST_DESCRIBE_STRUCT(OutsideLaunch, (), (iss, launch))
constexpr auto rules(const OutsideLaunch*) {
    return std::tuple{rule(&OutsideLaunch::iss, Length{1, 500}),
                      rule(&OutsideLaunch::launch, Length{1, 2'000})};
}

struct OutsideAddress {
    std::string address;  // where the browser goes now; "": he opens us from there
};
BOOST_DESCRIBE_STRUCT(OutsideAddress, (), (address))

// What stood in the address to which the browser came back.
struct OutsideReturn {
    std::string state;
    std::optional<std::string> code;
    std::optional<std::string> iss;
    std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(OutsideReturn, (), (state, code, iss, error))
constexpr auto rules(const OutsideReturn*) {
    return std::tuple{
        rule(&OutsideReturn::state, Length{1, 200}), rule(&OutsideReturn::code, Length{1, 2'000}),
        rule(&OutsideReturn::iss, Length{1, 500}), rule(&OutsideReturn::error, Length{1, 200})};
}

struct OutsideStage {
    std::string stage;        // "wait", "come" when it is known who this is, "gone"
    bool is_to_join = false;  // somebody who is signed in joins his account to it
    bool is_invited = false;  // somebody comes to work here
    std::string subject;      // of a launch that is to be joined: who that system says he is
    std::string organization_name;
};
BOOST_DESCRIBE_STRUCT(OutsideStage, (), (stage, is_to_join, is_invited, subject, organization_name))

struct OutsideArrival {
    // "inside"; "patient" who is open there; "code" of the authenticator first; "join": whose login
    // that is has to be looked at and agreed to, with a fresh proof
    std::string next;
};
BOOST_DESCRIBE_STRUCT(OutsideArrival, (), (next))

// The logins of the own organisation, joined to this account or not.
struct OwnOutsideIdentity {
    std::string code;
    std::string organization_name;
    std::optional<OutsideIdentityId> id;
    std::optional<std::string> since;
    std::optional<std::string> last_used_at;
};
BOOST_DESCRIBE_STRUCT(OwnOutsideIdentity, (), (code, organization_name, id, since, last_used_at))

Result<std::vector<OutsideChoice>> outside_choices(UnitOfWork& work);
Result<OutsideAddress> begin_outside(UnitOfWork& work, const OutsideBegin& input);
// SMART App Launch 2.2, EHR launch. Not found for a system that no settings name.
Result<OutsideAddress> begin_launch(UnitOfWork& work, const OutsideLaunch& input);
Result<OutsideStage> come_back(UnitOfWork& work, const OutsideReturn& input);
Result<OutsideStage> outside_stage(UnitOfWork& work);
Result<OutsideArrival> arrive(UnitOfWork& work);

// Who is open in the system that this session was begun from; for the room of people.
struct OpenPatient {
    std::string issuer_code;
    std::string patient_hash;
};
std::optional<OpenPatient> open_patient(UnitOfWork& work);

Result<std::vector<OwnOutsideIdentity>> own_outside_identities(UnitOfWork& work);
Result<OutsideAddress> begin_to_join(UnitOfWork& work, const OutsideBegin& input);
Result<std::vector<OwnOutsideIdentity>> join(UnitOfWork& work);
Result<std::vector<OwnOutsideIdentity>> part(UnitOfWork& work, const OutsideIdentityId& id);

}  // namespace veerkracht::access
