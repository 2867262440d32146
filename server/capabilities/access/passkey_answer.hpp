// What an authenticator sends, checked whole but for whose passkey it must be: of an account and of
// a resident alike.
#pragma once

#include <string>
#include <string_view>

#include "capabilities/access/passkeys.hpp"
#include "runtime/crypto/passkey.hpp"

namespace veerkracht::access {

struct KnownPasskey {
    crypto::PasskeyKey key;
    bool can_be_backed_up = false;
};

Result<crypto::MadePasskey> checked_making(const UnitOfWork& work, const std::string& client_data,
                                           const std::string& attestation_object,
                                           std::string_view challenge);
Result<crypto::AuthenticatorData> checked_answer(const UnitOfWork& work,
                                                 const KnownPasskey& passkey,
                                                 const PasskeyAnswer& answer,
                                                 std::string_view challenge);

}  // namespace veerkracht::access
