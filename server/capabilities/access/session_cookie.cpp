#include "capabilities/access/session_cookie.hpp"

#include "kernel/describe.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

BOOST_DESCRIBE_ENUM(Cookie, staff, link, half, challenge, outside, known)

namespace {

std::string cookie_name(const UnitOfWork& work, Cookie kind) {
    const auto name = "vk_" + std::string(name_of(kind));
    return work.settings.secure_cookies ? "__Host-" + name : name;
}

}  // namespace

std::string cookie(const UnitOfWork& work, Cookie kind) {
    const auto token = work.request.cookie(cookie_name(work, kind));
    return token ? std::string(*token) : std::string();
}

void set_cookie(UnitOfWork& work, Cookie kind, const std::string& token, int seconds) {
    auto cookie = cookie_name(work, kind) + "=" + token +
                  "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    if (work.settings.secure_cookies) cookie += "; Secure";
    work.answer_headers.emplace_back("Set-Cookie", std::move(cookie));
}

std::string kept_of_cookie(const UnitOfWork& work, Cookie kind) {
    const auto token = cookie(work, kind);
    return token.empty() ? token : work.keys.token_hash(token);
}

std::string give_token(UnitOfWork& work, Cookie kind, int minutes) {
    const auto token = crypto::to_base64url(crypto::random_bytes(32));
    set_cookie(work, kind, token, 60 * minutes);
    return work.keys.token_hash(token);
}

void end_cookie(UnitOfWork& work, Cookie kind) { set_cookie(work, kind, "", 0); }

}  // namespace veerkracht::access
