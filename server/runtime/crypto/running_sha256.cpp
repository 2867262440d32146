#include "runtime/crypto/running_sha256.hpp"

#include <sodium.h>

namespace veerkracht::crypto {

struct RunningSha256::State {
    crypto_hash_sha256_state inside;
};

RunningSha256::RunningSha256() : state_(std::make_unique<State>()) {
    crypto_hash_sha256_init(&state_->inside);
}
RunningSha256::~RunningSha256() = default;

void RunningSha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_->inside, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

std::string RunningSha256::finish() {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state_->inside, reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

}  // namespace veerkracht::crypto
