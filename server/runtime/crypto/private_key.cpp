#include "runtime/crypto/private_key.hpp"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::crypto {

namespace {

constexpr int rsa_bits_min = 2'048;
constexpr std::size_t coordinate_size = 32;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Source = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Pair = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

void must(bool done) {
    if (!done) throw std::runtime_error("a key of our own does not sign");
}

// A key that wants a password has none here.
int no_password(char*, int, int, void*) { return -1; }

bool is_p256(EVP_PKEY* key) {
    char name[32] = {};
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name, sizeof name,
                                          nullptr) == 1 &&
           std::string_view(name) == "prime256v1";
}

// r and s behind each other, 32 bytes each, as ES256 has them.
std::string pair_of(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const Pair pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    must(pair != nullptr);
    std::string bytes(2 * coordinate_size, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    constexpr int size = coordinate_size;
    must(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, size) == size &&
         BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out + size, size) == size);
    return bytes;
}

}  // namespace

struct PrivateKey::Key {
    std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key;
    bool is_curve = false;
};

std::optional<PrivateKey> PrivateKey::read(std::string_view pem) {
    const Source source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    auto key = std::make_shared<Key>();
    key->key.reset(PEM_read_bio_PrivateKey(source.get(), nullptr, no_password, nullptr));
    if (!key->key) return std::nullopt;
    key->is_curve = is_p256(key->key.get());
    const bool is_rsa = EVP_PKEY_is_a(key->key.get(), "RSA") == 1 &&
                        EVP_PKEY_get_bits(key->key.get()) >= rsa_bits_min;
    if (!key->is_curve && !is_rsa) return std::nullopt;
    return PrivateKey(std::move(key));
}

std::string PrivateKey::token(const boost::json::object& claims) const {
    const boost::json::object header{{"alg", key_->is_curve ? "ES256" : "RS256"}, {"typ", "JWT"}};
    const auto said = to_base64url(boost::json::serialize(header)) + "." +
                      to_base64url(boost::json::serialize(claims));
    const auto* const bytes = reinterpret_cast<const unsigned char*>(said.data());
    const Digest digest(EVP_MD_CTX_new());
    must(digest &&
         EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_->key.get()) == 1);
    std::size_t size = 0;
    must(EVP_DigestSign(digest.get(), nullptr, &size, bytes, said.size()) == 1);
    std::string signature(size, '\0');
    must(EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                        bytes, said.size()) == 1);
    signature.resize(size);
    return said + "." + to_base64url(key_->is_curve ? pair_of(signature) : signature);
}

}  // namespace veerkracht::crypto
