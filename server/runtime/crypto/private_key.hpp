// A key of our own that signs for others to verify: of a PEM file, P-256 (ES256) or RSA (RS256).
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace veerkracht::crypto {

class PrivateKey {
  public:
    // None when it is no private key of these kinds, or one that wants a password.
    static std::optional<PrivateKey> read(std::string_view pem);
    // A signed token (JWS in its compact form) in which these stand.
    std::string token(const boost::json::object& claims) const;

  private:
    struct Key;
    explicit PrivateKey(std::shared_ptr<const Key> key) : key_(std::move(key)) {}
    std::shared_ptr<const Key> key_;
};

}  // namespace veerkracht::crypto
