#include "capabilities/access/codes.hpp"

#include <cstdint>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

std::string six_figures() {
    const auto bytes = crypto::random_bytes(8);
    std::uint64_t number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
    const auto figures = std::to_string(number % 1'000'000);
    return std::string(6 - figures.size(), '0') + figures;
}

}  // namespace veerkracht::access
