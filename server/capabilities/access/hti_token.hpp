// What must stand in the token with which another system opens us (Health Tools Interoperability,
// HTI core 1.1 and 2.0). The signature was verified before (runtime/crypto/signed_token.hpp).
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

#include "kernel/result.hpp"

namespace veerkracht::access {

struct HtiAsked {
    std::string issuer;
    std::string audience;  // how that system names us
    std::int64_t now_seconds = 0;
};

struct HtiSaid {
    std::string subject;            // who works there
    std::string patient;            // who is open there; "" when nobody is
    std::string token_id;           // good for once …
    std::int64_t ends_seconds = 0;  // … and not after this
};

// unauthenticated "hti.…" with the name of what is wrong.
Result<HtiSaid> said_by_hti(const boost::json::object& claims, const HtiAsked& asked);

}  // namespace veerkracht::access
