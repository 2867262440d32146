#include "runtime/key_ring.hpp"

#include <stdexcept>

#include "kernel/describe.hpp"
#include "kernel/json.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht {

namespace {

constexpr auto what = "the master key file";
constexpr std::size_t key_size = 32;
// The number is the first byte of what was sealed.
constexpr int number_max = 255;

struct KeptKey {
    int number = 0;
    std::string key;
};
BOOST_DESCRIBE_STRUCT(KeptKey, (), (number, key))

struct KeptRing {
    std::vector<KeptKey> keys;
    std::string hashing;
};
BOOST_DESCRIBE_STRUCT(KeptRing, (), (keys, hashing))

std::string read_key(const std::string& text) {
    const auto key = crypto::from_base64url(text);
    if (!key || key->size() != key_size)
        throw std::runtime_error(std::string(what) + " does not hold keys of 32 bytes");
    return *key;
}

}  // namespace

KeyRing KeyRing::read(const std::string& bytes) {
    KeyRing ring;
    if (bytes.size() == key_size) {
        ring.keys_ = {{1, bytes}};
        ring.hashing_ = crypto::hmac_sha256(bytes, "hash tokens");
        return ring;
    }
    const auto kept = from_json<KeptRing>(bytes);
    if (!kept || kept->keys.empty())
        throw std::runtime_error(std::string(what) + " does not hold keys of 32 bytes");
    for (const auto& [number, key] : kept->keys) {
        const bool in_order = ring.keys_.empty() || number < ring.keys_.back().number;
        if (number < 1 || number > number_max || !in_order)
            throw std::runtime_error(std::string(what) + " holds a number twice or none");
        ring.keys_.push_back({number, read_key(key)});
    }
    ring.hashing_ = read_key(kept->hashing);
    return ring;
}

KeyRing KeyRing::from_file(const std::string& path) {
    auto ring = read(read_secret_file(path, what));
    for (const auto& [number, key] : ring.keys_) refuse_a_key_of_nobody(key, what);
    refuse_a_key_of_nobody(ring.hashing_, what);
    return ring;
}

KeyRing KeyRing::with_new_key() const {
    const auto number = keys_.front().number + 1;
    if (number > number_max) throw std::runtime_error("the numbers of the master keys are used up");
    auto ring = *this;
    ring.keys_.insert(ring.keys_.begin(), {number, crypto::random_bytes(key_size)});
    return ring;
}

KeyRing KeyRing::newest_only() const {
    auto ring = *this;
    ring.keys_.resize(1);
    return ring;
}

std::string KeyRing::text() const {
    KeptRing kept;
    for (const auto& [number, key] : keys_)
        kept.keys.push_back({number, crypto::to_base64url(key)});
    kept.hashing = crypto::to_base64url(hashing_);
    return to_json(kept);
}

void KeyRing::replace_file(const std::string& path) const { replace_key_file(path, text(), what); }

}  // namespace veerkracht
