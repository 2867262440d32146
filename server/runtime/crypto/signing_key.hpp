// A key of our own that signs a short text (Ed25519, RFC 8032), for who has its public half to
// verify.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veerkracht::crypto {

class SigningKey {
  public:
    static SigningKey made();
    // Throws when these are not the 32 bytes of a key.
    static SigningKey of_seed(std::string_view seed);
    ~SigningKey();
    SigningKey(const SigningKey&) = default;
    SigningKey& operator=(const SigningKey&) = default;

    const std::string& seed() const { return seed_; }            // 32 bytes: a secret
    const std::string& public_bytes() const { return public_; }  // 32 bytes
    std::string sign(std::string_view text) const;               // 64 bytes

  private:
    explicit SigningKey(std::string_view seed);
    std::string seed_, secret_, public_;
};

bool signed_by(std::string_view public_bytes, std::string_view text, std::string_view signature);

}  // namespace veerkracht::crypto
