#include "runtime/crypto/crypto.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace veerkracht::crypto {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t totp_seconds = 30;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

void expect_key(std::string_view key) {
    if (key.size() != key_size) throw std::invalid_argument("a key has 32 bytes");
}

std::string hmac_sha1(std::string_view key, std::string_view bytes) {
    std::string mac(20, '\0');
    unsigned int size = 0;
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), raw(bytes), bytes.size(),
             raw(mac), &size) == nullptr ||
        size != mac.size()) {
        throw std::bad_alloc();  // nothing else goes wrong there
    }
    return mac;
}

// Nonces, many at a time: asking the kernel takes longer than sealing a short text. Each is used
// once.
void take_nonce(unsigned char* place) {
    thread_local std::array<std::array<unsigned char, nonce_size>, 64> nonces;
    thread_local std::size_t unused = 0;
    if (unused == 0) {
        randombytes_buf(nonces.data(), sizeof nonces);
        unused = nonces.size();
    }
    std::ranges::copy(nonces[--unused], place);
}

std::string big_endian(std::int64_t number) {
    std::string bytes(8, '\0');
    for (int i = 7; i >= 0; --i, number >>= 8)
        bytes[static_cast<std::size_t>(i)] = static_cast<char>(number & 0xff);
    return bytes;
}

}  // namespace

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string sha256(std::string_view bytes) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(hash), raw(bytes), bytes.size());
    return hash;
}

std::string sha512(std::string_view bytes) {
    std::string hash(crypto_hash_sha512_BYTES, '\0');
    crypto_hash_sha512(raw(hash), raw(bytes), bytes.size());
    return hash;
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    return KeyedHash(key)(bytes);
}

// OpenSSL's: it uses the processor's own SHA instructions, which libsodium does not.
struct KeyedHash::Prepared {
    using Context = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

    explicit Prepared(std::string_view key) : context(made(), EVP_MAC_CTX_free) {
        std::string digest = "SHA256";
        const OSSL_PARAM settings[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), digest.size()),
            OSSL_PARAM_construct_end()};
        expect(EVP_MAC_init(context.get(), raw(key), key.size(), settings) == 1);
    }
    static EVP_MAC_CTX* made() {
        static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
        return EVP_MAC_CTX_new(hmac);
    }
    static void expect(bool went_well) {
        if (!went_well) throw std::bad_alloc();  // nothing else goes wrong there
    }
    Context context;
};

KeyedHash::KeyedHash(std::string_view key) : prepared_(std::make_unique<Prepared>(key)) {}
KeyedHash::~KeyedHash() = default;

std::string KeyedHash::operator()(std::string_view bytes) const {
    const Prepared::Context own(EVP_MAC_CTX_dup(prepared_->context.get()), EVP_MAC_CTX_free);
    std::string mac(32, '\0');
    std::size_t size = 0;
    Prepared::expect(own && EVP_MAC_update(own.get(), raw(bytes), bytes.size()) == 1 &&
                     EVP_MAC_final(own.get(), raw(mac), &size, mac.size()) == 1 &&
                     size == mac.size());
    return mac;
}

std::string to_hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::string to_base64(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::string to_base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

std::string to_base32(std::string_view bytes) {
    std::string text;
    unsigned buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += base32_letters[(buffer >> (bits - 5)) & 31];
        buffer &= 0xff;
    }
    if (bits > 0) text += base32_letters[(buffer << (5 - bits)) & 31];
    return text;
}

std::optional<std::string> from_base32(std::string_view text) {
    // A last group of 1, 3 or 6 letters cannot come from whole bytes.
    if (const auto rest = text.size() % 8; rest == 1 || rest == 3 || rest == 6) return std::nullopt;
    std::string bytes;
    unsigned buffer = 0;
    int bits = 0;
    for (const char letter : text) {
        const auto value = base32_letters.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        buffer = ((buffer << 5) | static_cast<unsigned>(value)) & 0xffff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((buffer >> bits) & 0xff);
    }
    if ((buffer & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

bool equal(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string seal(std::string_view key, std::string_view plaintext, std::string_view bound_to) {
    expect_key(key);
    std::string sealed(nonce_size + plaintext.size() + tag_size, '\0');
    take_nonce(raw(sealed));
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + nonce_size, nullptr, raw(plaintext),
                                               plaintext.size(), raw(bound_to), bound_to.size(),
                                               nullptr, raw(sealed), raw(key));
    return sealed;
}

std::optional<std::string> open(std::string_view key, std::string_view sealed,
                                std::string_view bound_to) {
    expect_key(key);
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    std::string plaintext(sealed.size() - nonce_size - tag_size, '\0');
    const auto ciphertext = sealed.substr(nonce_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(plaintext), nullptr, nullptr, raw(ciphertext), ciphertext.size(), raw(bound_to),
            bound_to.size(), raw(sealed), raw(key)) != 0) {
        return std::nullopt;
    }
    return plaintext;
}

std::string hash_password(std::string_view password, PasswordCost cost) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.operations,
                              cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return hash.data();
}

bool password_matches(std::string_view hash, std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (hash.size() >= text.size()) return false;
    hash.copy(text.data(), hash.size());
    return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

std::string totp_code(std::string_view key, std::int64_t step) {
    // RFC 4226, 5.3: the last four bits say where the 31 bits are that count.
    const auto mac = hmac_sha1(key, big_endian(step));
    const auto at = static_cast<std::size_t>(mac.back() & 0x0f);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = (number << 8) | static_cast<unsigned char>(mac[at + i]);
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%06u", (number & 0x7fffffffU) % 1'000'000U);
    return text.data();
}

std::optional<std::int64_t> totp_step(std::string_view key, std::string_view code,
                                      std::int64_t unix_seconds, std::int64_t last_step) {
    const auto current = unix_seconds / totp_seconds;
    std::optional<std::int64_t> found;
    for (auto step = current - 1; step <= current + 1; ++step) {
        if (equal(totp_code(key, step), code) && step > last_step && !found) found = step;
    }
    return found;
}

}  // namespace veerkracht::crypto
