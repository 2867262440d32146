// Tokens of others that are good for once: of each that was used a keyed hash is kept, for as long
// as it would have been good.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

struct UsedToken {
    std::string kind;  // "launch", "logout"
    std::string issuer;
    std::string id;  // jti
    std::int64_t ends_seconds = 0;
};

// False when it was used before; from now on it is.
Result<bool> is_used_for_the_first_time(UnitOfWork& work, const UsedToken& token);

}  // namespace veerkracht::access
