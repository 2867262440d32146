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
    std::string least_level;           // of one for residents: the lowest that is let in; else ""
    std::string signing_keys;          // that it told of
    std::string end_session_endpoint;  // where one signs out there; "" when it tells of none
};
BOOST_DESCRIBE_STRUCT(OutsideIssuerRow, (),
                      (code, organization_name, issuer, client_id, authorization_endpoint,
                       levels_wanted, says_who_answers, read_at, fhir, keys, level, least_level,
                       signing_keys, end_session_endpoint))

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
    std::string level;      // "both", "first"; of a resident: as in assurance.json
    std::string proven_at;  // "" when that was not told
    std::string ends_at;
    bool is_launch = false;    // begun there, with a patient open
    std::string patient_hash;  // who that was; "" when it was not told
    bool is_of_resident = false;
    std::optional<PersonId> person_id;  // whose own page is open, to be opened with it from now on
    std::string sid_hash;               // of the session there; "" when it has no number
    std::string invitation;             // of who was invited: a hash of his link; else ""
    std::string email_hash;             // of such a one: what the login vouches for; else ""
};
BOOST_DESCRIBE_STRUCT(OutsideVisit, (),
                      (id, version, issuer_code, account_id, state_hash, secrets, stage,
                       subject_hash, level, proven_at, ends_at, is_launch, patient_hash,
                       is_of_resident, person_id, sid_hash, invitation, email_hash))

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
std::string hash_of_sid(const Keys& keys, const std::string& issuer, const std::string& sid);
// Of a resident: another one at each organisation.
std::string hash_for_organization(const Keys& keys, const OrganizationId& organization_id,
                                  const std::string& hash);
std::string hash_of_patient(const Keys& keys, const std::string& house, const std::string& patient);

// From now on this is who the account is there.
Result<OutsideIdentity> keep_identity(UnitOfWork& work, const OutsideVisit& visit,
                                      const AccountId& account_id);

db::Bytes sealed_secrets(const Keys& keys, const std::string& visit_id,
                         const VisitSecrets& secrets);
VisitSecrets opened_secrets(const Keys& keys, const OutsideVisit& visit);
// Of a launch: who that system says he is, for his own eyes, before he agrees to it.
db::Bytes sealed_subject(const Keys& keys, const std::string& visit_id, const std::string& subject);
std::string told_subject(const Keys& keys, const OutsideVisit& visit);

}  // namespace veerkracht::access
