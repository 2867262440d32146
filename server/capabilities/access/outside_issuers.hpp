// Organisations with a login of their own (OpenID Connect), as the settings name them: who they
// are, as whom we come there, and what their words for a level are worth here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "capabilities/access/hti_launch.hpp"
#include "kernel/json.hpp"
#include "runtime/crypto/private_key.hpp"

namespace veerkracht::access {

// Not the login of an organisation, but one with which residents of all of them come in.
struct ForResidents {
    std::string at_least;  // the lowest level of assurance.json that opens an own page
};
BOOST_DESCRIBE_STRUCT(ForResidents, (), (at_least))

// One of the file that `veerkracht serve --logins FILE` names.
struct OutsideIssuer {
    std::string code;  // ours: "gemeente_verzonnen"
    // The name of the organisation here whose people come in by it; for residents: of the login.
    std::string organization;
    std::string issuer;     // its own name: the address under which it tells of itself
    std::string client_id;  // ours, there
    std::optional<std::string> secret_file;  // what we prove ourselves with there: this,
    std::optional<std::string> key_file;     // … or this key
    // Its acr → "both" factors or the "first" one; for residents: a level of assurance.json.
    std::map<std::string, std::string> levels;
    std::vector<std::string> also_at;           // where it keeps keys or tokens, if elsewhere
    std::optional<std::string> fhir;            // of a GP's system: where a patient is opened from
    std::optional<std::string> authority_file;  // where its certificate is of an own authority
    std::optional<ForResidents> for_residents;
    std::string secret = {};  // as the file had it
    std::optional<crypto::PrivateKey> key = {};
};
BOOST_DESCRIBE_STRUCT(OutsideIssuer, (),
                      (code, organization, issuer, client_id, secret_file, key_file, levels,
                       also_at, fhir, authority_file, for_residents))
constexpr auto rules(const OutsideIssuer*) {
    return std::tuple{rule(&OutsideIssuer::code, Length{1, 60}),
                      rule(&OutsideIssuer::organization, Length{1, 200}),
                      rule(&OutsideIssuer::client_id, Length{1, 200}),
                      rule(&OutsideIssuer::also_at, Count{5})};
}

// Throws outgoing::WrongSettings with the name of what is wrong.
std::vector<OutsideIssuer> read_outside_issuers(const std::string& file);
std::vector<Launcher> read_launchers(const std::string& file);

// "https://login.example:8443" of an address; "" when it is no https address (on this machine: http
// too), or one with a user in it.
std::string origin_of(const std::string& address);
// Whether all that this one is asked stays on this machine.
bool is_on_this_machine(const OutsideIssuer& issuer);
// Where it tells of itself: the address that SMART App Launch gives a GP's system, else OpenID's.
std::string address_of_discovery(const OutsideIssuer& issuer);
// Only the issuer itself, and where the settings say that it keeps something.
bool may_be_asked(const OutsideIssuer& issuer, const std::string& address);

}  // namespace veerkracht::access
