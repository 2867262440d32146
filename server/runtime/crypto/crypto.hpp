// The one room that knows libsodium and OpenSSL. Fields are sealed with XChaCha20-Poly1305 under a
// key per person row; that key is wrapped by the installation's master key. Erasing the wrapped key
// erases the person.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace veerkracht::crypto {

void start();  // once, before anything else; throws when the library does not start

std::string random_bytes(std::size_t count);
std::string sha256(std::string_view bytes);  // 32 bytes
std::string sha512(std::string_view bytes);  // 64 bytes
std::string hmac_sha256(std::string_view key, std::string_view bytes);
// HMAC-SHA-256 under one key, many times: the key is worked in once.
class KeyedHash {
  public:
    explicit KeyedHash(std::string_view key);
    ~KeyedHash();
    KeyedHash(const KeyedHash&) = delete;
    KeyedHash& operator=(const KeyedHash&) = delete;
    std::string operator()(std::string_view bytes) const;  // 32 bytes; from any thread

  private:
    struct Prepared;
    std::unique_ptr<Prepared> prepared_;
};
std::string to_hex(std::string_view bytes);
std::string to_base64(std::string_view bytes);     // with padding
std::string to_base64url(std::string_view bytes);  // without padding
std::optional<std::string> from_base64url(std::string_view text);
std::string to_base32(std::string_view bytes);  // RFC 4648, without padding
std::optional<std::string> from_base32(std::string_view text);
bool equal(std::string_view a, std::string_view b);  // in constant time

// nonce (24) + ciphertext + tag (16). `bound_to` is authenticated, not stored: a value moved to
// another row does not open.
std::string seal(std::string_view key, std::string_view plaintext, std::string_view bound_to);
std::optional<std::string> open(std::string_view key, std::string_view sealed,
                                std::string_view bound_to);

// Argon2id; cost from configuration (t=2, m=64 MiB; tests t=1, m=8 MiB).
struct PasswordCost {
    unsigned long long operations = 2;
    std::size_t memory_bytes = 64ULL << 20;
};
std::string hash_password(std::string_view password, PasswordCost cost);
bool password_matches(std::string_view hash, std::string_view password);

// RFC 6238, SHA-1, 30 s, 6 digits. The step that fits within one step either way, later than
// `last_step`; none otherwise.
std::optional<std::int64_t> totp_step(std::string_view key, std::string_view code,
                                      std::int64_t unix_seconds, std::int64_t last_step);
std::string totp_code(std::string_view key, std::int64_t step);

}  // namespace veerkracht::crypto
