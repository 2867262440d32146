#include "kernel/id.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <system_error>
#include <utility>

namespace veerkracht {
namespace {

void fill_with_random(void* place, std::size_t size) {
    auto* bytes = static_cast<unsigned char*>(place);
    while (size > 0) {
        const ssize_t got = getrandom(bytes, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
        bytes += got;
        size -= static_cast<std::size_t>(got);
    }
}

std::uint64_t milliseconds_now() {
    using namespace std::chrono;
    return static_cast<std::uint64_t>(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

// The parts of a UUID v7: 48 bits of time, then 12 + 62 bits of chance.
struct Parts {
    std::uint64_t milliseconds = 0;
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};
constexpr std::uint64_t high_limit = 1ULL << 12;
constexpr std::uint64_t low_limit = 1ULL << 62;

// Later in the process is larger: within one millisecond (or when the clock is set back) the next
// id is a random step above the last one (RFC 9562, 6.2, method 2).
Parts next_parts() {
    static std::mutex mutex;
    static Parts last;
    // Many at a time: asking the kernel takes longer than all the rest of an id. Each is used once.
    static std::array<std::array<std::uint64_t, 2>, 64> chances;
    static std::size_t unused = 0;

    const std::uint64_t now = milliseconds_now();
    const std::lock_guard lock(mutex);
    if (unused == 0) {
        fill_with_random(chances.data(), sizeof chances);
        unused = chances.size();
    }
    const auto chance = std::exchange(chances[--unused], {});
    if (now > last.milliseconds) {
        last = {now, chance[0] % high_limit, chance[1] % low_limit};
        return last;
    }
    last.low += 1 + (chance[1] >> 12);  // at most 2^52
    if (last.low >= low_limit) {
        last.low -= low_limit;
        last.high += 1;
    }
    if (last.high == high_limit) last = {last.milliseconds + 1, chance[0] % high_limit, last.low};
    return last;
}

void put_hex(char*& out, std::uint64_t value, int digits) {
    for (int i = digits - 1; i >= 0; --i) *out++ = "0123456789abcdef"[(value >> (4 * i)) & 0xF];
}

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string new_uuid() {
    const Parts parts = next_parts();
    std::string text(36, '-');
    char* out = text.data();
    put_hex(out, parts.milliseconds >> 16, 8);
    ++out;
    put_hex(out, parts.milliseconds & 0xFFFF, 4);
    ++out;
    put_hex(out, 0x7000 | parts.high, 4);
    ++out;
    const std::uint64_t tail = 0x8000'0000'0000'0000ULL | parts.low;
    put_hex(out, tail >> 48, 4);
    ++out;
    put_hex(out, tail & 0xFFFF'FFFF'FFFFULL, 12);
    return text;
}

bool looks_like_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_lower_hex(text[i])) return false;
    }
    return true;
}

}  // namespace veerkracht
