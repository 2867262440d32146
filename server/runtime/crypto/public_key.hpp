// Signatures of others (RFC 7518, RFC 8037): RS256, PS256, ES256 and EdDSA, verified by OpenSSL.
// Nothing else is an algorithm here: not "none", and no shared secret that who reads it could sign
// with.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace veerkracht::crypto {

inline constexpr std::string_view signature_algorithms[] = {"RS256", "PS256", "ES256", "EdDSA"};

class PublicKey {
  public:
    // None when it is no key, or one that is too short (RSA: 2048 to 8192 bits).
    static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
    static std::optional<PublicKey> p256(std::string_view x, std::string_view y);
    static std::optional<PublicKey> ed25519(std::string_view x);

    // Whether a key of this kind signs by that algorithm.
    bool serves(std::string_view algorithm) const;
    bool signed_bytes(std::string_view algorithm, std::string_view bytes,
                      std::string_view signature) const;

  private:
    struct Key;
    enum class Kind { rsa, p256, ed25519 };
    PublicKey(Kind kind, std::shared_ptr<const Key> key) : kind_(kind), key_(std::move(key)) {}
    static std::optional<PublicKey> checked(Kind kind, std::shared_ptr<const Key> key);
    Kind kind_;
    std::shared_ptr<const Key> key_;
};

}  // namespace veerkracht::crypto
