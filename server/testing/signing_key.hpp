// Keys of others that sign tokens, and tokens as they make them: right ones, and ones in which a
// test wants something wrong.
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <string>

namespace veerkracht::testing {

class SigningKey {
  public:
    enum class Kind { rsa, p256, ed25519 };
    explicit SigningKey(Kind kind, int rsa_bits = 2'048);
    ~SigningKey();
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;

    // The public half, as a key set has it.
    boost::json::object jwk(const std::string& id) const;
    std::string pem() const;  // the private half
    // By "RS256", "PS256", "ES256" or "EdDSA".
    std::string sign(const std::string& algorithm, const std::string& bytes) const;
    // header.claims.signature, by the algorithm that the header names.
    std::string token(const boost::json::object& header, const boost::json::object& claims) const;

    // Made once in a process.
    static const SigningKey& rsa();
    static const SigningKey& p256();
    static const SigningKey& ed25519();

  private:
    struct Key;
    std::string member(const char* name) const;
    Kind kind_;
    std::unique_ptr<Key> key_;
};

// Both halves of a token, ready to be signed or to be left unsigned.
std::string unsigned_token(const boost::json::object& header, const boost::json::object& claims);

}  // namespace veerkracht::testing
