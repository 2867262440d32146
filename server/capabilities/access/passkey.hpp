// A passkey of an account: both factors in one, kept by a device or a password manager. Only its
// public half is here.
#pragma once

#include <optional>

#include "runtime/db/table.hpp"

namespace veerkracht::access {

using PasskeyId = Id<struct PasskeyTag>;

struct Passkey {
    static constexpr auto table = "passkey";
    PasskeyId id;
    int version = 1;
    AccountId account_id;
    std::string credential_id;  // in base64url
    std::int64_t algorithm = 0;
    db::Bytes public_key;
    std::int64_t counter = 0;
    bool can_be_backed_up = false;
    bool is_backed_up = false;
    std::string name;
    std::string created_at;
    std::optional<std::string> last_used_at;
    std::optional<std::string> stopped_at;  // its counter went back: there may be a copy
};
BOOST_DESCRIBE_STRUCT(Passkey, (),
                      (id, version, account_id, credential_id, algorithm, public_key, counter,
                       can_be_backed_up, is_backed_up, name, created_at, last_used_at, stopped_at))

}  // namespace veerkracht::access
