// Sessions that began with a login elsewhere: what ends there, ends here too (OpenID Connect
// Back-Channel Logout 1.0), and where one signs out there as well.
#pragma once

#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

struct OutsideSession {
    static constexpr auto table = "outside_session";
    std::string session_id;
    std::string issuer_code;
    std::string subject_hash;  // of who works here; "" of a resident, whose link says it
    std::string sid_hash;      // "" when the issuer gave its session no number
};
BOOST_DESCRIBE_STRUCT(OutsideSession, (), (session_id, issuer_code, subject_hash, sid_hash))

// The session (or half a one) that was begun just now.
Result<> note_outside_session(UnitOfWork& work, const OutsideSession& session);
// The same one under another token: who is open there, and a launch that is waited for, go along.
Result<> carry_outside_session(UnitOfWork& work, const std::string& from, const std::string& to);

// Nobody has to sign out there as well: it is said where one can.
struct SignedOut {
    std::string organization_name;  // "" when the session began here
    std::string address;
};
BOOST_DESCRIBE_STRUCT(SignedOut, (), (organization_name, address))
// Of the session that is about to end.
SignedOut where_to_sign_out(UnitOfWork& work, const std::string& session_id);

}  // namespace veerkracht::access
