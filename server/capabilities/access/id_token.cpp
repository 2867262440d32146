#include "capabilities/access/id_token.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <cmath>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

namespace json = boost::json;

constexpr std::int64_t oldest_seconds = 600;
constexpr std::size_t subject_bytes_max = 255;
constexpr double last_second = 253'402'300'799;  // of the year 9999

auto refuse(const char* why) {
    return fail(Category::unauthenticated, std::string("id_token.") + why);
}

Result<> is_of_now(const json::object& claims, std::int64_t now) {
    const auto issued = seconds_in(claims, "iat");
    const auto expires = seconds_in(claims, "exp");
    if (expires == 0 || expires + clock_leeway_seconds <= now) return refuse("expired");
    if (issued == 0 || issued > now + clock_leeway_seconds || issued + oldest_seconds < now)
        return refuse("issued_at");
    if (claims.contains("nbf")) {
        const auto from = seconds_in(claims, "nbf");
        if (from == 0 || from > now + clock_leeway_seconds) return refuse("not_yet");
    }
    return {};
}

// Whom it was made for, where it is not for us alone.
Result<> is_made_for_us(const json::object& claims, const std::string& client_id) {
    if (!is_meant_for(claims, client_id)) return refuse("audience");
    const auto& audience = claims.at("aud");
    const bool has_others = audience.is_array() && audience.as_array().size() > 1;
    if ((has_others || claims.contains("azp")) && text_in(claims, "azp") != client_id)
        return refuse("authorized_party");
    return {};
}

// The left half of the hash of the access token that came with it.
Result<> goes_with(const json::object& claims, const std::string& access_token) {
    if (!claims.contains("at_hash")) return {};
    const auto told = text_in(claims, "at_hash");
    for (const auto& hash : {crypto::sha256(access_token), crypto::sha512(access_token)})
        if (crypto::equal(told, crypto::to_base64url(hash.substr(0, hash.size() / 2)))) return {};
    return refuse("access_token");
}

bool is_subject(const std::string& text) {
    return !text.empty() && text.size() <= subject_bytes_max &&
           std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

// An address that it did not verify is what somebody typed.
std::string verified_email(const json::object& claims) {
    const auto* const verified = claims.if_contains("email_verified");
    const bool is_verified = verified != nullptr && verified->is_bool() && verified->as_bool();
    return is_verified ? text_in(claims, "email") : "";
}

Result<std::int64_t> proven_in(const json::object& claims, std::int64_t now) {
    if (!claims.contains("auth_time")) return 0;
    const auto proven = seconds_in(claims, "auth_time");
    if (proven == 0 || proven > now + clock_leeway_seconds) return refuse("proven_at");
    return proven;
}

}  // namespace

std::string text_in(const json::object& claims, std::string_view name) {
    const auto* const member = claims.if_contains(name);
    return member != nullptr && member->is_string() ? std::string(member->as_string())
                                                    : std::string();
}

std::int64_t seconds_in(const json::object& claims, std::string_view name) {
    const auto* const member = claims.if_contains(name);
    if (member == nullptr || !member->is_number()) return 0;
    const auto seconds = member->to_number<double>();
    return seconds > 0 && seconds <= last_second ? static_cast<std::int64_t>(std::floor(seconds))
                                                 : 0;
}

bool is_meant_for(const json::object& claims, std::string_view audience) {
    const auto* const member = claims.if_contains("aud");
    if (member == nullptr) return false;
    const auto is_us = [&](const json::value& one) {
        return one.is_string() && std::string_view(one.as_string()) == audience;
    };
    if (!member->is_array()) return is_us(*member);
    const auto& all = member->as_array();
    return std::ranges::any_of(all, is_us) &&
           std::ranges::all_of(all, [](const json::value& one) { return one.is_string(); });
}

bool is_fhir_id(std::string_view text) {
    const auto is_of_id = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '.'; };
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, is_of_id);
}

Result<OutsideSubject> subject_of(const json::object& claims, const IdTokenAsked& asked) {
    if (text_in(claims, "iss") != asked.issuer) return refuse("issuer");
    TRY(is_made_for_us(claims, asked.client_id));
    TRY(is_of_now(claims, asked.now_seconds));
    if (!crypto::equal(text_in(claims, "nonce"), asked.nonce)) return refuse("nonce");
    TRY(goes_with(claims, asked.access_token));
    const auto level = asked.levels.find(text_in(claims, "acr"));
    if (level == asked.levels.end()) return refuse("level");
    const auto subject = text_in(claims, "sub");
    if (!is_subject(subject)) return refuse("subject");
    const auto proven = TRY(proven_in(claims, asked.now_seconds));
    return OutsideSubject{subject, level->second, proven, text_in(claims, "sid"),
                          verified_email(claims)};
}

}  // namespace veerkracht::access
