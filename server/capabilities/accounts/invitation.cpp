#include "capabilities/accounts/invitation.hpp"

#include <stdexcept>

#include "runtime/config/embedded.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::accounts {

const Limits& limits() {
    static const Limits read = [] {
        auto parsed = from_json<Limits>(
            embedded_file("capabilities/accounts/packages/invitation.json").value());
        if (!parsed) throw std::runtime_error("invitation.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

bool is_by_operator(const Invitation& invitation) { return invitation.invited_by.empty(); }

std::string state_of(const Invitation& invitation, std::string_view now) {
    if (invitation.ended_at) return invitation.outcome;
    if (invitation.code_tries >= limits().code_tries) return "guessed";
    return invitation.expires_at <= now ? "expired" : "open";
}

std::string code_hash(const UnitOfWork& work, const Invitation& invitation, std::string_view code) {
    return work.keys.token_hash("account invitation " + invitation.id.value + " " +
                                std::string(code));
}

std::string totp_key(const UnitOfWork& work, const Invitation& invitation, std::string_view token) {
    return crypto::sha256(work.keys.token_hash("authenticator of " + invitation.id.value + " " +
                                               std::to_string(invitation.pairings) + " " +
                                               std::string(token)))
        .substr(0, 20);
}

}  // namespace veerkracht::accounts
