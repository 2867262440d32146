#include "runtime/crypto/public_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <new>
#include <string>

namespace veerkracht::crypto {

namespace {

constexpr std::size_t coordinate_size = 32;
constexpr int rsa_bits_min = 2'048;
constexpr int rsa_bits_max = 8'192;
constexpr std::size_t exponent_bytes_max = 8;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Pair = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Number number_of(std::string_view bytes) {
    Number number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
    if (!number) throw std::bad_alloc();
    return number;
}

EVP_PKEY* key_from(const char* type, OSSL_PARAM* parameters) {
    const Context context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return nullptr;
    return key;
}

// r and s of 32 bytes each, as ES256 has them, in the form of OpenSSL.
std::string der_of(std::string_view signature) {
    if (signature.size() != 2 * coordinate_size) return {};
    const Pair pair(ECDSA_SIG_new());
    auto r = number_of(signature.substr(0, coordinate_size));
    auto s = number_of(signature.substr(coordinate_size));
    if (!pair || ECDSA_SIG_set0(pair.get(), r.release(), s.release()) != 1) throw std::bad_alloc();
    unsigned char* bytes = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &bytes);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

bool pads_as(std::string_view algorithm, EVP_PKEY_CTX* context) {
    if (algorithm == "RS256") return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    if (algorithm == "PS256")
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
               EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
    return true;
}

}  // namespace

struct PublicKey::Key {
    explicit Key(EVP_PKEY* key_of_it) : key(key_of_it) {}
    std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key;
};

std::optional<PublicKey> PublicKey::checked(Kind kind, std::shared_ptr<const Key> key) {
    if (!key->key) return std::nullopt;
    const Context context(EVP_PKEY_CTX_new(key->key.get(), nullptr));
    if (!context) throw std::bad_alloc();
    if (EVP_PKEY_public_check(context.get()) != 1) return std::nullopt;
    return PublicKey(kind, std::move(key));
}

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
    if (modulus.size() > rsa_bits_max / 8 || exponent.size() > exponent_bytes_max) return {};
    const auto n = number_of(modulus);
    const auto e = number_of(exponent);
    if (BN_num_bits(n.get()) < rsa_bits_min || !BN_is_odd(e.get())) return {};
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        throw std::bad_alloc();
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    return checked(Kind::rsa, std::make_shared<Key>(key_from("RSA", parameters.get())));
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
    if (x.size() != coordinate_size || y.size() != coordinate_size) return {};
    std::string curve = "P-256";
    std::string point = std::string("\x04") + std::string(x) + std::string(y);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        OSSL_PARAM_construct_end()};
    return checked(Kind::p256, std::make_shared<Key>(key_from("EC", parameters)));
}

std::optional<PublicKey> PublicKey::ed25519(std::string_view x) {
    return checked(Kind::ed25519, std::make_shared<Key>(EVP_PKEY_new_raw_public_key(
                                      EVP_PKEY_ED25519, nullptr, raw(x), x.size())));
}

bool PublicKey::serves(std::string_view algorithm) const {
    switch (kind_) {
        case Kind::rsa: return algorithm == "RS256" || algorithm == "PS256";
        case Kind::p256: return algorithm == "ES256";
        case Kind::ed25519: return algorithm == "EdDSA";
    }
    return false;
}

bool PublicKey::signed_bytes(std::string_view algorithm, std::string_view bytes,
                             std::string_view signature) const {
    if (!serves(algorithm)) return false;
    const auto form = kind_ == Kind::p256 ? der_of(signature) : std::string(signature);
    const Digest digest(EVP_MD_CTX_new());
    if (!digest) throw std::bad_alloc();
    EVP_PKEY_CTX* context = nullptr;  // of the digest, which frees it
    const auto* const hash = kind_ == Kind::ed25519 ? nullptr : EVP_sha256();
    return !form.empty() &&
           EVP_DigestVerifyInit(digest.get(), &context, hash, nullptr, key_->key.get()) == 1 &&
           pads_as(algorithm, context) &&
           EVP_DigestVerify(digest.get(), raw(form), form.size(), raw(bytes), bytes.size()) == 1;
}

}  // namespace veerkracht::crypto
