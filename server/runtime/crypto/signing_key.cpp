#include "runtime/crypto/signing_key.hpp"

#include <sodium.h>

#include <stdexcept>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::crypto {

namespace {

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SigningKey::SigningKey(std::string_view seed)
    : seed_(seed),
      secret_(crypto_sign_SECRETKEYBYTES, '\0'),
      public_(crypto_sign_PUBLICKEYBYTES, '\0') {
    if (seed.size() != crypto_sign_SEEDBYTES) throw std::runtime_error("this is no key that signs");
    crypto_sign_seed_keypair(bytes_of(public_), bytes_of(secret_), bytes_of(seed));
}

SigningKey::~SigningKey() {
    sodium_memzero(seed_.data(), seed_.size());
    sodium_memzero(secret_.data(), secret_.size());
}

SigningKey SigningKey::made() { return SigningKey(random_bytes(crypto_sign_SEEDBYTES)); }
SigningKey SigningKey::of_seed(std::string_view seed) { return SigningKey(seed); }

std::string SigningKey::sign(std::string_view text) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(text), text.size(),
                         bytes_of(secret_));
    return signature;
}

bool signed_by(std::string_view public_bytes, std::string_view text, std::string_view signature) {
    return public_bytes.size() == crypto_sign_PUBLICKEYBYTES &&
           signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes_of(signature), bytes_of(text), text.size(),
                                       bytes_of(public_bytes)) == 0;
}

}  // namespace veerkracht::crypto
