#include "testing/authenticator.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <stdexcept>
#include <vector>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::testing {

namespace {

void must(bool done) {
    if (!done) throw std::runtime_error("the authenticator of a test cannot be made");
}

constexpr unsigned key_included = 0x40;
const std::string no_model(16, '\0');

std::string two_bytes(std::size_t number) {
    return {static_cast<char>(number >> 8), static_cast<char>(number & 0xff)};
}

std::string four_bytes(std::uint32_t number) {
    return two_bytes(number >> 16) + two_bytes(number & 0xffff);
}

}  // namespace

namespace cbor {

namespace {

std::string head(unsigned kind, std::uint64_t number) {
    const auto first = [&](unsigned small) {
        return std::string(1, static_cast<char>(kind << 5 | small));
    };
    if (number < 24) return first(static_cast<unsigned>(number));
    if (number < 256) return first(24) + static_cast<char>(number);
    must(number < 65'536);
    return first(25) + two_bytes(number);
}

}  // namespace

std::string number(std::int64_t number) {
    return number < 0 ? head(1, static_cast<std::uint64_t>(-1 - number))
                      : head(0, static_cast<std::uint64_t>(number));
}
std::string bytes(const std::string& bytes) { return head(2, bytes.size()) + bytes; }
std::string text(const std::string& text) { return head(3, text.size()) + text; }
std::string map(std::size_t pairs) { return head(5, pairs); }

}  // namespace cbor

struct Authenticator::Key {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{nullptr, &EVP_PKEY_free};

    std::string number(const char* name, std::size_t size) const {
        BIGNUM* found = nullptr;
        must(EVP_PKEY_get_bn_param(key.get(), name, &found) == 1);
        std::string bytes(size, '\0');
        BN_bn2binpad(found, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size));
        BN_free(found);
        return bytes;
    }
};

Authenticator::Authenticator(Algorithm algorithm)
    : credential_id(crypto::random_bytes(32)), key_(new Key), algorithm_(algorithm) {
    switch (algorithm) {
        case Algorithm::es256: key_->key.reset(EVP_EC_gen("P-256")); break;
        case Algorithm::eddsa:
            key_->key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
            break;
        case Algorithm::rs256: key_->key.reset(EVP_RSA_gen(2'048)); break;
    }
    must(key_->key != nullptr);
}

Authenticator::~Authenticator() = default;
Authenticator::Authenticator(Authenticator&&) noexcept = default;

std::string Authenticator::cose_key() const {
    const auto pair = [](std::int64_t label, const std::string& value) {
        return cbor::number(label) + value;
    };
    const auto algorithm = pair(3, cbor::number(static_cast<int>(algorithm_)));
    switch (algorithm_) {
        case Algorithm::es256:
            return cbor::map(5) + pair(1, cbor::number(2)) + algorithm + pair(-1, cbor::number(1)) +
                   pair(-2, cbor::bytes(key_->number(OSSL_PKEY_PARAM_EC_PUB_X, 32))) +
                   pair(-3, cbor::bytes(key_->number(OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
        case Algorithm::eddsa: {
            std::string bytes(32, '\0');
            auto size = bytes.size();
            must(EVP_PKEY_get_raw_public_key(
                     key_->key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
            return cbor::map(4) + pair(1, cbor::number(1)) + algorithm + pair(-1, cbor::number(6)) +
                   pair(-2, cbor::bytes(bytes));
        }
        case Algorithm::rs256:
            return cbor::map(4) + pair(1, cbor::number(3)) + algorithm +
                   pair(-1, cbor::bytes(key_->number(OSSL_PKEY_PARAM_RSA_N, 256))) +
                   pair(-2, cbor::bytes(key_->number(OSSL_PKEY_PARAM_RSA_E, 3)));
    }
    return "";
}

std::string Authenticator::signature(const std::string& bytes) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    const auto* const hash = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();
    const auto* const raw = reinterpret_cast<const unsigned char*>(bytes.data());
    std::string made(512, '\0');
    auto size = made.size();
    must(EVP_DigestSignInit(context.get(), nullptr, hash, nullptr, key_->key.get()) == 1 &&
         EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, raw,
                        bytes.size()) == 1);
    made.resize(size);
    return made;
}

std::string client_data_of(const Said& said) {
    if (!said.client_data.empty()) return said.client_data;
    return R"({"type":")" + said.type + R"(","challenge":")" + said.challenge + R"(","origin":")" +
           said.origin + "\"" + said.more + "}";
}

std::string authenticator_data_of(const Said& said) {
    auto data =
        crypto::sha256(said.rp_id) + static_cast<char>(said.flags) + four_bytes(said.counter);
    if (!said.key.empty())
        data += no_model + two_bytes(said.credential_id.size()) + said.credential_id + said.key;
    return data + said.after_data;
}

std::string attestation_object_of(const Said& said) {
    return cbor::map(3) + cbor::text("fmt") + cbor::text(said.format) + cbor::text("attStmt") +
           (said.statement.empty() ? cbor::map(0) : said.statement) + cbor::text("authData") +
           cbor::bytes(authenticator_data_of(said));
}

Said Authenticator::making(const std::string& challenge) const {
    Said said;
    said.type = "webauthn.create";
    said.challenge = challenge;
    said.flags |= key_included;
    said.counter = counter;
    said.credential_id = credential_id;
    said.key = cose_key();
    return said;
}

Said Authenticator::signing(const std::string& challenge) const {
    Said said;
    said.type = "webauthn.get";
    said.challenge = challenge;
    said.counter = counter;
    said.credential_id = credential_id;
    said.user_handle = user_handle;
    return said;
}

boost::json::object Authenticator::made(const Said& said, const std::string& name) const {
    return {{"name", name},
            {"client_data", crypto::to_base64url(client_data_of(said))},
            {"attestation_object", crypto::to_base64url(attestation_object_of(said))}};
}

boost::json::object Authenticator::signed_answer(const Said& said) const {
    const auto client_data = client_data_of(said);
    const auto data = authenticator_data_of(said);
    return {{"credential_id", crypto::to_base64url(said.credential_id)},
            {"client_data", crypto::to_base64url(client_data)},
            {"authenticator_data", crypto::to_base64url(data)},
            {"signature", crypto::to_base64url(signature(data + crypto::sha256(client_data)))},
            {"user_handle", said.user_handle}};
}

}  // namespace veerkracht::testing
