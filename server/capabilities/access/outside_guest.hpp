// Who was invited comes in by the login of the organisation: the way there, and who came back.
// Which invitation that is knows the room accounts; here it is a hash of the link.
#pragma once

#include <string>

#include "capabilities/access/outside_visit.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

struct Guest {
    std::string invitation;  // what the way began with
    std::string issuer_code;
    std::string subject_hash;
    std::string email_hash;  // of the address that the login vouches for; "" when it does not
    std::string level;       // "both", "first"
    std::string proven_at;
    std::string sid_hash;
};

// To the login of that organisation, where it is asked anew who this is.
Result<OutsideAddress> send_guest_away(UnitOfWork& work, const OrganizationId& organization_id,
                                       const std::string& invitation);
// Of this browser, and once: whatever comes of it.
Result<Guest> guest_who_came(UnitOfWork& work);
// An address as it is kept of who comes by a login.
std::string hash_of_email(const Keys& keys, const std::string& email);

// Somebody else who works here comes in by it; "login.outside_taken".
Result<> is_of_nobody_else(UnitOfWork& work, const std::string& issuer_code,
                           const std::string& subject_hash, const std::optional<AccountId>& own);
// From now on he comes in by it.
Result<> join_guest(UnitOfWork& work, const AccountId& id, const std::string& issuer_code,
                    const std::string& subject_hash);
Result<> let_guest_in(UnitOfWork& work, const AccountId& id, const Guest& guest);

}  // namespace veerkracht::access
