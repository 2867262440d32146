#include "capabilities/access/passkey_answer.hpp"

#include "capabilities/access/ceremony.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

auto refuse(std::string_view why) {
    return fail(Category::forbidden, "passkey." + std::string(why));
}

Result<std::string> bytes_of(std::string_view base64url) {
    auto bytes = crypto::from_base64url(base64url);
    if (!bytes) return refuse("unreadable");
    return *std::move(bytes);
}

}  // namespace

Result<crypto::MadePasskey> checked_making(const UnitOfWork& work, const std::string& client_data,
                                           const std::string& attestation_object,
                                           std::string_view challenge) {
    const auto site = site_of(work.settings);
    const auto client = TRY(bytes_of(client_data));
    const auto object = TRY(bytes_of(attestation_object));
    TRY(client_data_is_right(client, Ceremony::create, challenge, site));
    auto made = TRY(crypto::read_made_passkey(object, client, site.rp_id));
    TRY(user_was_there(made.data, site));
    return made;
}

Result<crypto::AuthenticatorData> checked_answer(const UnitOfWork& work,
                                                 const KnownPasskey& passkey,
                                                 const PasskeyAnswer& answer,
                                                 std::string_view challenge) {
    const auto site = site_of(work.settings);
    const auto client_data = TRY(bytes_of(answer.client_data));
    const auto data_bytes = TRY(bytes_of(answer.authenticator_data));
    const auto signature = TRY(bytes_of(answer.signature));
    TRY(client_data_is_right(client_data, Ceremony::get, challenge, site));
    const auto data = crypto::read_authenticator_data(data_bytes);
    if (!data || data->has_key) return refuse("unreadable");
    TRY(user_was_there(*data, site));
    if (data->can_be_backed_up != passkey.can_be_backed_up) return refuse("backup");
    if (!crypto::passkey_signed(passkey.key, site.rp_id, client_data, data_bytes, signature))
        return refuse("signature");
    return *data;
}

}  // namespace veerkracht::access
