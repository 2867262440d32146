// A token that somebody else signed (JWS in its compact form, RFC 7515): read, its key found by
// name, its signature verified. What must stand in it is asked by the room that takes it.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.hpp"
#include "runtime/crypto/public_key.hpp"

namespace veerkracht::crypto {

struct TokenKey {
    std::string id;         // "" when it has no name
    std::string algorithm;  // the only one that it is for; "" when it does not say so
    PublicKey key;
};

// The keys of a set (RFC 7517) that a signature can be verified with; the others are left out.
std::vector<TokenKey> read_token_keys(const boost::json::value& set);

// What stands in it. Keys and addresses of keys in the token itself (jwk, jku, x5c, x5u) are not
// looked at. unauthenticated "token.unreadable", "token.encrypted", "token.algorithm",
// "token.critical", "token.key", "token.signature".
Result<boost::json::object> read_signed_token(std::string_view token,
                                              const std::vector<TokenKey>& keys);

}  // namespace veerkracht::crypto
