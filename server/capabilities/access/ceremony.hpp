// What must stand in what a browser and an authenticator say (WebAuthn level 3, 7.1 and 7.2). Each
// refusal is forbidden with a code of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.hpp"
#include "runtime/config/settings.hpp"
#include "runtime/crypto/passkey.hpp"

namespace veerkracht::access {

// For which house a passkey is, and at which addresses it may be asked.
struct Site {
    std::string rp_id;
    std::vector<std::string> origins;
};
// From the address at which people know this installation.
Site site_of(const Settings& settings);

enum class Ceremony { create, get };

Result<> client_data_is_right(std::string_view client_data, Ceremony ceremony,
                              std::string_view challenge, const Site& site);
Result<> user_was_there(const crypto::AuthenticatorData& data, const Site& site);
// "passkey.copied": it was counted further than the authenticator says.
Result<> counter_goes_up(std::int64_t counted, const crypto::AuthenticatorData& data);

}  // namespace veerkracht::access
