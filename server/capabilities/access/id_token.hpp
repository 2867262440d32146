// What must stand in the token in which the login of an organisation says who somebody is (OpenID
// Connect Core 3.1.3.7). The signature was verified before (runtime/crypto/signed_token.hpp).
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <map>
#include <string>

#include "kernel/result.hpp"

namespace veerkracht::access {

struct IdTokenAsked {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::string access_token;                   // "" when none came along
    std::map<std::string, std::string> levels;  // acr → what it is worth here
    std::int64_t now_seconds = 0;
};

struct OutsideSubject {
    std::string subject;
    std::string level;                // of those
    std::int64_t proven_seconds = 0;  // when they were asked; 0 when it does not say
    std::string sid;                  // of the session there; "" when it has no number
    std::string email;                // that the issuer verified; "" when it does not say so
};

// unauthenticated "id_token.…" with the name of what is wrong.
Result<OutsideSubject> subject_of(const boost::json::object& claims, const IdTokenAsked& asked);

// A moment in a token that both clocks may tell a little differently.
inline constexpr std::int64_t clock_leeway_seconds = 60;
// A whole number of seconds; 0 when it is none.
std::int64_t seconds_in(const boost::json::object& claims, std::string_view name);
std::string text_in(const boost::json::object& claims, std::string_view name);
bool is_meant_for(const boost::json::object& claims, std::string_view audience);
// FHIR R4, datatype id.
bool is_fhir_id(std::string_view text);

}  // namespace veerkracht::access
