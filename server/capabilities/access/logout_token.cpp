#include "capabilities/access/logout_token.hpp"

#include <algorithm>

#include "capabilities/access/id_token.hpp"

namespace veerkracht::access {

namespace {

namespace json = boost::json;

constexpr auto event_of_logout = "http://schemas.openid.net/event/backchannel-logout";
constexpr std::int64_t oldest_seconds = 120;
constexpr std::size_t word_bytes_max = 255;

auto refuse(const char* why) {
    return fail(Category::unauthenticated, std::string("logout_token.") + why);
}

// Not longer than we want to keep that it was used.
Result<> is_of_now(const json::object& claims, std::int64_t now) {
    const auto issued = seconds_in(claims, "iat");
    const auto expires = seconds_in(claims, "exp");
    if (issued == 0 || issued > now + clock_leeway_seconds ||
        issued + oldest_seconds + clock_leeway_seconds < now)
        return refuse("issued_at");
    if (expires == 0 || expires + clock_leeway_seconds <= now) return refuse("expired");
    return {};
}

Result<> tells_of_a_logout(const json::object& claims) {
    const auto* const events = claims.if_contains("events");
    if (events == nullptr || !events->is_object()) return refuse("events");
    const auto* const event = events->as_object().if_contains(event_of_logout);
    if (event == nullptr || !event->is_object()) return refuse("events");
    return {};
}

bool is_word(const std::string& text) {
    return text.size() <= word_bytes_max &&
           std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

// Absent, or a word.
Result<std::string> word_in(const json::object& claims, const char* name) {
    if (!claims.contains(name)) return std::string();
    auto text = text_in(claims, name);
    if (text.empty() || !is_word(text)) return refuse(name);
    return text;
}

}  // namespace

Result<LogoutSaid> said_at_logout(const json::object& claims, const LogoutAsked& asked) {
    if (text_in(claims, "iss") != asked.issuer) return refuse("issuer");
    if (!is_meant_for(claims, asked.client_id)) return refuse("audience");
    TRY(is_of_now(claims, asked.now_seconds));
    TRY(tells_of_a_logout(claims));
    if (claims.contains("nonce")) return refuse("nonce");  // an id token is no logout
    LogoutSaid said;
    said.subject = TRY(word_in(claims, "sub"));
    said.sid = TRY(word_in(claims, "sid"));
    said.token_id = TRY(word_in(claims, "jti"));
    said.ends_seconds = asked.now_seconds + oldest_seconds + 2 * clock_leeway_seconds;
    if (said.token_id.empty()) return refuse("jti");
    if (said.subject.empty() && said.sid.empty()) return refuse("nobody");
    return said;
}

}  // namespace veerkracht::access
