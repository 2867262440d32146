// An account of a professional: one person, one role, one organisation. Sessions and signed links
// stand beside it.
#pragma once

#include <optional>

#include "runtime/db/table.hpp"

namespace veerkracht::access {

struct Account {
    static constexpr auto table = "account";
    AccountId id;
    int version = 1;
    OrganizationId organization_id;
    std::string role;
    std::string name;
    std::string email;
    std::string password_hash;
    db::Bytes totp_key;  // sealed with the installation's key
    std::int64_t totp_last_step = 0;
    bool active = true;
    std::string created_at;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, version, organization_id, role, name, email, password_hash, totp_key,
                       totp_last_step, active, created_at))

// A session in the browser. Only the hash of its token is kept. `level` is what was shown: "full"
// by a professional; by a resident "link" alone, the "code" to his phone, or a "passkey".
struct Session {
    static constexpr auto table = "session";
    std::string id;  // hash of the token
    std::string level;
    std::optional<AccountId> account_id;
    std::optional<LinkId> link_id;
    bool demo = false;
    std::string created_at;
    std::string last_seen_at;
    std::string ends_at;
    std::string device;     // "phone firefox": kind and browser, as far as it says so
    std::string proven_at;  // both factors, or the second one anew
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, level, account_id, link_id, demo, created_at, last_seen_at, ends_at,
                       device, proven_at))

// A signed link: it opens one thing for one person until it expires. Opening never consumes it.
struct Link {
    static constexpr auto table = "link";
    LinkId id;
    int version = 1;
    std::string token_hash;
    std::string kind;  // "questionnaire", "status", "volunteer", "confirmation", "card",
                       // "research", "mandate", "passkey"
    OrganizationId organization_id;
    PersonId person_id;
    std::string subject_id;  // invitation, thread, referral, person or passkey
    std::string created_at;
    std::string expires_at;
    std::optional<std::string> closed_at;
    std::optional<std::string> code_hash;
    std::optional<std::string> code_expires_at;
    int code_tries = 0;
    std::string language;  // chosen behind it; "" as long as nobody chose
};
BOOST_DESCRIBE_STRUCT(Link, (),
                      (id, version, token_hash, kind, organization_id, person_id, subject_id,
                       created_at, expires_at, closed_at, code_hash, code_expires_at, code_tries,
                       language))

}  // namespace veerkracht::access
