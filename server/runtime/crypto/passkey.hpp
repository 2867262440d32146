// Passkeys as an authenticator sends them (WebAuthn level 3), read and verified with libfido2. What
// must stand in them is asked by the room access.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/result.hpp"

namespace veerkracht::crypto {

// What an authenticator says of this ceremony.
struct AuthenticatorData {
    std::string rp_id_hash;
    bool user_present = false;
    bool user_verified = false;
    bool can_be_backed_up = false;
    bool is_backed_up = false;
    bool has_key = false;
    std::uint32_t counter = 0;
};
std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes);

struct PasskeyKey {
    std::int64_t algorithm = 0;  // of COSE: ES256 -7, EdDSA -8, RS256 -257
    std::string bytes;
};
inline constexpr std::int64_t passkey_algorithms[] = {-7, -8, -257};

struct MadePasskey {
    AuthenticatorData data;
    std::string credential_id;
    PasskeyKey key;
};
// Of an attestation object without attestation, or with one by the key itself, which must be right.
// forbidden "passkey.unreadable", "passkey.credential_id", "passkey.algorithm", "passkey.key",
// "passkey.attestation".
Result<MadePasskey> read_made_passkey(std::string_view attestation_object,
                                      std::string_view client_data, std::string_view rp_id);

bool passkey_signed(const PasskeyKey& key, std::string_view rp_id, std::string_view client_data,
                    std::string_view authenticator_data, std::string_view signature);

}  // namespace veerkracht::crypto
