#include "runtime/crypto/signed_token.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>

#include "kernel/json.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::crypto {

namespace {

namespace json = boost::json;

constexpr std::size_t token_bytes_max = 16 * 1024;
constexpr std::size_t keys_max = 64;

auto refuse(const char* why) {
    return fail(Category::unauthenticated, std::string("token.") + why);
}

std::string text_of(const json::object& object, std::string_view name) {
    const auto* const member = object.if_contains(name);
    return member != nullptr && member->is_string() ? std::string(member->as_string())
                                                    : std::string();
}

std::string bytes_of(const json::object& object, std::string_view name) {
    return from_base64url(text_of(object, name)).value_or("");
}

std::optional<PublicKey> key_of(const json::object& jwk) {
    const auto kind = text_of(jwk, "kty");
    const auto curve = text_of(jwk, "crv");
    if (kind == "RSA") return PublicKey::rsa(bytes_of(jwk, "n"), bytes_of(jwk, "e"));
    if (kind == "EC" && curve == "P-256")
        return PublicKey::p256(bytes_of(jwk, "x"), bytes_of(jwk, "y"));
    if (kind == "OKP" && curve == "Ed25519") return PublicKey::ed25519(bytes_of(jwk, "x"));
    return std::nullopt;
}

Result<json::object> object_of(std::string_view base64url) {
    const auto bytes = from_base64url(base64url);
    if (!bytes) return refuse("unreadable");
    auto value = parse_json(*bytes);
    if (!value || !value->is_object()) return refuse("unreadable");
    return std::move(*value).as_object();
}

std::vector<std::string_view> parts_of(std::string_view token) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; parts.size() < 6;) {
        const auto dot = token.find('.', from);
        parts.push_back(token.substr(from, dot - from));
        if (dot == std::string_view::npos) break;
        from = dot + 1;
    }
    return parts;
}

// Without a name it must be the only key that can be meant.
Result<PublicKey> key_for(const std::vector<TokenKey>& keys, std::string_view algorithm,
                          const json::value* id) {
    if (id != nullptr && !id->is_string()) return refuse("unreadable");
    std::vector<const TokenKey*> fitting;
    for (const auto& one : keys) {
        const bool is_named = id == nullptr || one.id == std::string_view(id->as_string());
        const bool is_for_this = one.algorithm.empty() || one.algorithm == algorithm;
        if (is_named && is_for_this && one.key.serves(algorithm)) fitting.push_back(&one);
    }
    if (fitting.size() != 1) return refuse("key");
    return fitting.front()->key;
}

}  // namespace

std::vector<TokenKey> read_token_keys(const json::value& set) {
    std::vector<TokenKey> keys;
    const auto* const object = set.if_object();
    const auto* const list = object != nullptr ? object->if_contains("keys") : nullptr;
    if (list == nullptr || !list->is_array()) return keys;
    for (const auto& one : list->as_array()) {
        const auto* const jwk = one.if_object();
        if (jwk == nullptr || keys.size() == keys_max) continue;
        const auto use = text_of(*jwk, "use");
        if (!use.empty() && use != "sig") continue;
        if (auto key = key_of(*jwk))
            keys.push_back({text_of(*jwk, "kid"), text_of(*jwk, "alg"), std::move(*key)});
    }
    return keys;
}

Result<json::object> read_signed_token(std::string_view token, const std::vector<TokenKey>& keys) {
    if (token.size() > token_bytes_max) return refuse("unreadable");
    const auto parts = parts_of(token);
    if (parts.size() == 5) return refuse("encrypted");
    if (parts.size() != 3) return refuse("unreadable");
    const auto header = TRY(object_of(parts[0]));
    const auto algorithm = text_of(header, "alg");
    if (std::ranges::find(signature_algorithms, algorithm) == std::end(signature_algorithms))
        return refuse("algorithm");
    // What must be understood to read it right, and is not understood here.
    if (header.contains("crit")) return refuse("critical");
    const auto key = TRY(key_for(keys, algorithm, header.if_contains("kid")));
    const auto signature = from_base64url(parts[2]);
    const auto signed_part = token.substr(0, parts[0].size() + 1 + parts[1].size());
    if (!signature || !key.signed_bytes(algorithm, signed_part, *signature))
        return refuse("signature");
    return object_of(parts[1]);
}

}  // namespace veerkracht::crypto
