// Passkeys: kept, shown and removed by who they are of, and asked at signing in. Start reading at
// ceremony.hpp for what must stand in an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/access/passkey.hpp"
#include "capabilities/access/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// What the browser asks of an authenticator. All bytes travel as base64url.
struct PasskeyRequest {
    std::string challenge;
    std::string rp_id;
    std::vector<std::string> credential_ids;  // any of these; at signing in: whichever it has
};
BOOST_DESCRIBE_STRUCT(PasskeyRequest, (), (challenge, rp_id, credential_ids))

struct PasskeyAnswer {
    std::string credential_id;
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
    std::string user_handle;  // "" where the authenticator leaves it out
};
BOOST_DESCRIBE_STRUCT(PasskeyAnswer, (),
                      (credential_id, client_data, authenticator_data, signature, user_handle))

struct NewPasskeyRequest {
    std::string challenge;
    std::string rp_id;
    std::string rp_name;
    std::string user_handle;
    std::string user_name;
    std::string user_display_name;
    std::vector<std::int64_t> algorithms;
    std::vector<std::string> credential_ids;  // the authenticator has one of these: no other
};
BOOST_DESCRIBE_STRUCT(NewPasskeyRequest, (),
                      (challenge, rp_id, rp_name, user_handle, user_name, user_display_name,
                       algorithms, credential_ids))

struct NewPasskey {
    std::string name;
    std::string client_data;
    std::string attestation_object;
};
BOOST_DESCRIBE_STRUCT(NewPasskey, (), (name, client_data, attestation_object))
constexpr auto rules(const NewPasskey*) {
    return std::tuple{rule(&NewPasskey::name, Length{1, 60})};
}

struct OwnPasskey {
    PasskeyId id;
    std::string name;
    std::string created_at;
    std::optional<std::string> last_used_at;
    bool stopped = false;  // there may be a copy: it opens nothing any more
};
BOOST_DESCRIBE_STRUCT(OwnPasskey, (), (id, name, created_at, last_used_at, stopped))

Result<std::vector<OwnPasskey>> own_passkeys(UnitOfWork& work);
Result<NewPasskeyRequest> begin_passkey(UnitOfWork& work);
Result<std::vector<OwnPasskey>> add_passkey(UnitOfWork& work, const NewPasskey& input);
// Never the last way in.
Result<std::vector<OwnPasskey>> remove_passkey(UnitOfWork& work, const PasskeyId& id);

// A sign-in in one step: whose passkey it is, the authenticator says.
Result<PasskeyRequest> begin_sign_in(UnitOfWork& work);
Result<SessionInfo> sign_in_with_passkey(UnitOfWork& work, const PasskeyAnswer& input);

// The same of who is signed in, with a passkey of the own.
Result<PasskeyRequest> ask_own_passkey(UnitOfWork& work);
Result<> own_passkey_answers(UnitOfWork& work, const PasskeyAnswer& input);

}  // namespace veerkracht::access
