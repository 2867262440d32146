#include "testing/signing_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::testing {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

void must(bool done) {
    if (!done) throw std::runtime_error("a key of a test does not sign");
}

EVP_PKEY* made(SigningKey::Kind kind, int rsa_bits) {
    switch (kind) {
        case SigningKey::Kind::rsa: return EVP_RSA_gen(static_cast<unsigned>(rsa_bits));
        case SigningKey::Kind::p256: return EVP_EC_gen("P-256");
        case SigningKey::Kind::ed25519: return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    }
    return nullptr;
}

// r and s behind each other, 32 bytes each.
std::string raw_pair(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> pair(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    must(pair != nullptr);
    std::string bytes(64, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    must(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, 32) == 32 &&
         BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out + 32, 32) == 32);
    return bytes;
}

}  // namespace

struct SigningKey::Key {
    std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key;
};

SigningKey::SigningKey(Kind kind, int rsa_bits) : kind_(kind), key_(std::make_unique<Key>()) {
    key_->key.reset(made(kind, rsa_bits));
    must(key_->key != nullptr);
}

SigningKey::~SigningKey() = default;

std::string SigningKey::member(const char* name) const {
    BIGNUM* number = nullptr;
    must(EVP_PKEY_get_bn_param(key_->key.get(), name, &number) == 1);
    const std::unique_ptr<BIGNUM, Freed<BN_free>> held(number);
    const auto size = kind_ == Kind::p256 ? 32 : BN_num_bytes(number);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    must(BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), size) == size);
    return crypto::to_base64url(bytes);
}

boost::json::object SigningKey::jwk(const std::string& id) const {
    if (kind_ == Kind::rsa)
        return {{"kty", "RSA"},
                {"use", "sig"},
                {"kid", id},
                {"n", member(OSSL_PKEY_PARAM_RSA_N)},
                {"e", member(OSSL_PKEY_PARAM_RSA_E)}};
    if (kind_ == Kind::p256)
        return {{"kty", "EC"},
                {"crv", "P-256"},
                {"use", "sig"},
                {"kid", id},
                {"x", member(OSSL_PKEY_PARAM_EC_PUB_X)},
                {"y", member(OSSL_PKEY_PARAM_EC_PUB_Y)}};
    std::string bytes(32, '\0');
    std::size_t size = bytes.size();
    must(EVP_PKEY_get_raw_public_key(key_->key.get(),
                                     reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
    return {{"kty", "OKP"},
            {"crv", "Ed25519"},
            {"use", "sig"},
            {"kid", id},
            {"x", crypto::to_base64url(bytes)}};
}

std::string SigningKey::pem() const {
    const std::unique_ptr<BIO, Freed<BIO_free_all>> out(BIO_new(BIO_s_mem()));
    must(PEM_write_bio_PrivateKey(out.get(), key_->key.get(), nullptr, nullptr, 0, nullptr,
                                  nullptr) == 1);
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string SigningKey::sign(const std::string& algorithm, const std::string& bytes) const {
    const Digest digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX* context = nullptr;
    const auto* const hash = kind_ == Kind::ed25519 ? nullptr : EVP_sha256();
    must(EVP_DigestSignInit(digest.get(), &context, hash, nullptr, key_->key.get()) == 1);
    if (algorithm == "PS256")
        must(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
             EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1);
    const auto* const said = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t size = 0;
    must(EVP_DigestSign(digest.get(), nullptr, &size, said, bytes.size()) == 1);
    std::string signature(size, '\0');
    must(EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                        said, bytes.size()) == 1);
    signature.resize(size);
    return kind_ == Kind::p256 ? raw_pair(signature) : signature;
}

std::string SigningKey::token(const boost::json::object& header,
                              const boost::json::object& claims) const {
    const auto said = unsigned_token(header, claims);
    const auto* const algorithm = header.if_contains("alg");
    const auto by = algorithm != nullptr && algorithm->is_string()
                        ? std::string(algorithm->as_string())
                        : std::string();
    return said + "." + crypto::to_base64url(sign(by, said));
}

std::string unsigned_token(const boost::json::object& header, const boost::json::object& claims) {
    return crypto::to_base64url(boost::json::serialize(header)) + "." +
           crypto::to_base64url(boost::json::serialize(claims));
}

const SigningKey& SigningKey::rsa() {
    static const SigningKey key(Kind::rsa);
    return key;
}
const SigningKey& SigningKey::p256() {
    static const SigningKey key(Kind::p256);
    return key;
}
const SigningKey& SigningKey::ed25519() {
    static const SigningKey key(Kind::ed25519);
    return key;
}

}  // namespace veerkracht::testing
