// The rows of signing in with the login of an organisation: who it is, who came by it before, and
// who is on the way.
#pragma once

#include <optional>
#include <string>

#include "capabilities/access/outside_visit.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::access {

struct OutsideIssuerRow {
    static constexpr auto table = "outside_issuer";
    std::string code;
    std::string organization_name;
    std::string issuer;
    std::string client_id;
    std::string authorization_endpoint;
    std::string levels_wanted;
    bool says_who_answers = false;  // its name must stand in the address of return (RFC 9207)
    std::string read_at;
    std::string fhir;   // of a GP's system, without a / at its end
    std::string keys;   // of a system that opens us with a posted token: what it signs with …
    std::string level;  // … and what its word is worth; else ""
};
BOOST_DESCRIBE_STRUCT(OutsideIssuerRow, (),
                      (code, organization_name, issuer, client_id, authorization_endpoint,
                       levels_wanted, says_who_answers, read_at, fhir, keys, level))

struct OutsideIdentity {
    static constexpr auto table = "outside_identity";
    OutsideIdentityId id;
    int version = 1;
    AccountId account_id;
    std::string issuer_code;
    std::string subject_hash;
    std::string created_at;
    std::optional<std::string> last_used_at;
};
BOOST_DESCRIBE_STRUCT(OutsideIdentity, (),
                      (id, version, account_id, issuer_code, subject_hash, created_at,
                       last_used_at))

struct OutsideVisit {
    static constexpr auto table = "outside_visit";
    std::string id;  // hash of the token in the browser
    int version = 1;
    std::string issuer_code;
    std::optional<AccountId> account_id;  // who wants to join this login to it
    std::string state_hash;
    db::Bytes secrets;
    std::string
        stage;  // "away", "back", "known", "refused"; "joining": an account waits for a launch
    std::string subject_hash;
    std::string level;      // "both", "first"
    std::string proven_at;  // "" when that was not told
    std::string ends_at;
    bool is_launch = false;    // begun there, with a patient open
    std::string patient_hash;  // who that was; "" when it was not told
};
BOOST_DESCRIBE_STRUCT(OutsideVisit, (),
                      (id, version, issuer_code, account_id, state_hash, secrets, stage,
                       subject_hash, level, proven_at, ends_at, is_launch, patient_hash))

// The patient that is open there, of one session here.
struct OpenPatientRow {
    static constexpr auto table = "open_patient";
    std::string session_id;
    std::string issuer_code;
    std::string patient_hash;
    std::string opened_at;
};
BOOST_DESCRIBE_STRUCT(OpenPatientRow, (), (session_id, issuer_code, patient_hash, opened_at))

// What only the one who asks may know: sealed in the row.
struct VisitSecrets {
    std::string nonce;
    std::string verifier;
    std::string code;  // "" until it came back
};
BOOST_DESCRIBE_STRUCT(VisitSecrets, (), (nonce, verifier, code))

// Who somebody is there, and who is open there: all that is kept of it.
std::string hash_of_subject(const Keys& keys, const std::string& issuer,
                            const std::string& subject);
std::string hash_of_patient(const Keys& keys, const std::string& house, const std::string& patient);

db::Bytes sealed_secrets(const Keys& keys, const std::string& visit_id,
                         const VisitSecrets& secrets);
VisitSecrets opened_secrets(const Keys& keys, const OutsideVisit& visit);

}  // namespace veerkracht::access
