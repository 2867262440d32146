// What must stand in the token with which a login tells that somebody signed out there (OpenID
// Connect Back-Channel Logout 1.0, 2.4 and 2.6). The signature was verified before
// (runtime/crypto/signed_token.hpp).
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

#include "kernel/result.hpp"

namespace veerkracht::access {

struct LogoutAsked {
    std::string issuer;
    std::string client_id;
    std::int64_t now_seconds = 0;
};

struct LogoutSaid {
    std::string subject;            // whose sessions; "" when only one is meant …
    std::string sid;                // … which is this one
    std::string token_id;           // good for once …
    std::int64_t ends_seconds = 0;  // … and not after this
};

// unauthenticated "logout_token.…" with the name of what is wrong.
Result<LogoutSaid> said_at_logout(const boost::json::object& claims, const LogoutAsked& asked);

}  // namespace veerkracht::access
