// Which keys of others are keys here, and which one a token is held against.
#include "runtime/crypto/signed_token.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>

#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/private_key.hpp"
#include "testing/signing_key.hpp"

namespace veerkracht::crypto {
namespace {

namespace json = boost::json;
using testing::SigningKey;

std::vector<TokenKey> keys_of(json::array all) {
    return read_token_keys(json::object{{"keys", std::move(all)}});
}

json::object with(json::object jwk, const char* name, const json::value& value) {
    jwk[name] = value;
    return jwk;
}

std::string outcome(const std::string& token, const std::vector<TokenKey>& keys) {
    const auto read = read_signed_token(token, keys);
    return read ? "read" : read.error().code;
}

TEST(TokenKeys, what_is_no_key_for_signatures_is_left_out) {
    const auto rsa = SigningKey::rsa().jwk("a");
    const auto curve = SigningKey::p256().jwk("b");
    const auto edwards = SigningKey::ed25519().jwk("c");
    EXPECT_EQ(keys_of({rsa, curve, edwards}).size(), 3U);
    const SigningKey small(SigningKey::Kind::rsa, 1'024);
    const std::pair<const char*, json::value> none[] = {
        {"a shared secret", json::object{{"kty", "oct"}, {"k", "AAAA"}}},
        {"for encrypting", with(curve, "use", "enc")},
        {"too short", small.jwk("small")},
        {"an even exponent", with(rsa, "e", "AQAA")},
        {"no modulus", with(rsa, "n", "")},
        {"an endless modulus", with(rsa, "n", json::string(4'000, 'A'))},
        {"a point beside the curve", with(curve, "x", curve.at("y"))},
        {"half a point", with(curve, "y", "AAAA")},
        {"another curve", with(curve, "crv", "secp256k1")},
        {"another Edwards curve", with(edwards, "crv", "Ed448")},
        {"31 bytes", with(edwards, "x", json::string(to_base64url(std::string(31, 'x'))))},
        {"not base64url", with(edwards, "x", "+/+/")},
        {"a text", "key"},
        {"nothing", nullptr}};
    for (const auto& [what, jwk] : none) EXPECT_TRUE(keys_of({jwk}).empty()) << what;
    EXPECT_TRUE(read_token_keys(json::array{rsa}).empty());
    EXPECT_TRUE(read_token_keys(json::object{{"keys", rsa}}).empty());
}

TEST(SignedToken, without_a_name_only_one_key_can_be_meant) {
    const auto token = SigningKey::p256().token({{"alg", "ES256"}}, {{"a", 1}});
    const SigningKey other(SigningKey::Kind::p256);
    EXPECT_EQ(outcome(token, keys_of({SigningKey::p256().jwk("a"), SigningKey::rsa().jwk("b")})),
              "read");
    EXPECT_EQ(outcome(token, keys_of({SigningKey::p256().jwk("a"), other.jwk("b")})), "token.key");
    EXPECT_EQ(outcome(token, keys_of({other.jwk("b")})), "token.signature");
    EXPECT_EQ(outcome(token, {}), "token.key");
}

TEST(SignedToken, a_key_signs_only_by_what_it_is_for) {
    const auto& key = SigningKey::rsa();
    const auto token = key.token({{"alg", "RS256"}, {"kid", "a"}}, {{"a", 1}});
    EXPECT_EQ(outcome(token, keys_of({with(key.jwk("a"), "alg", "RS256")})), "read");
    EXPECT_EQ(outcome(token, keys_of({with(key.jwk("a"), "alg", "PS256")})), "token.key");
    auto renamed = token;
    renamed.replace(0, token.find('.'), to_base64url(R"({"alg":"PS256","kid":"a"})"));
    EXPECT_EQ(outcome(renamed, keys_of({key.jwk("a")})), "token.signature");
}

// What the token itself tells of keys is somebody's word for himself.
TEST(SignedToken, a_key_that_came_along_is_not_looked_at) {
    const SigningKey own(SigningKey::Kind::p256);
    const auto ours = keys_of({SigningKey::p256().jwk("a")});
    for (const auto* name : {"jwk", "jku", "x5u", "x5c"}) {
        const auto token =
            own.token({{"alg", "ES256"}, {"kid", "a"}, {name, own.jwk("a")}}, {{"a", 1}});
        EXPECT_EQ(outcome(token, ours), "token.signature") << name;
    }
}

TEST(PrivateKey, what_it_signs_is_verified_by_its_public_half) {
    for (const auto* key : {&SigningKey::p256(), &SigningKey::rsa()}) {
        const auto own = PrivateKey::read(key->pem());
        ASSERT_TRUE(own);
        const auto read = read_signed_token(own->token({{"sub", "v"}}), keys_of({key->jwk("a")}));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->at("sub").as_string(), "v");
    }
    EXPECT_FALSE(PrivateKey::read(SigningKey::ed25519().pem()));
    EXPECT_FALSE(PrivateKey::read(SigningKey(SigningKey::Kind::rsa, 1'024).pem()));
    EXPECT_FALSE(PrivateKey::read("-----BEGIN PRIVATE KEY-----"));
}

TEST(SignedToken, what_is_no_token_is_not_read) {
    const auto keys = keys_of({SigningKey::p256().jwk("a")});
    const auto good = SigningKey::p256().token({{"alg", "ES256"}}, {{"a", 1}});
    ASSERT_EQ(outcome(good, keys), "read");
    const auto twice = to_base64url(R"({"alg":"ES256","alg":"none"})");
    for (const auto& token :
         {std::string(), std::string("."), std::string(".."), std::string("a.b.c"), good + ".",
          "." + good, good + "=", good + "\n", twice + good.substr(good.find('.')),
          to_base64url("[]") + good.substr(good.find('.')),
          to_base64url(R"({"alg":["ES256"]})") + good.substr(good.find('.'))})
        EXPECT_NE(outcome(token, keys), "read") << token;
    EXPECT_EQ(outcome(good + ".x.y", keys), "token.encrypted");
}

}  // namespace
}  // namespace veerkracht::crypto
