#include "runtime/crypto/cbor.hpp"

namespace veerkracht::crypto {

std::optional<CborReader::Head> CborReader::head() {
    if (rest_.empty()) return std::nullopt;
    const auto first = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    const auto kind = static_cast<Kind>(first >> 5);
    const unsigned short_number = first & 31U;
    if (short_number < 24) return Head{kind, short_number};
    if (short_number > 27) return std::nullopt;
    const auto digits = take(std::uint64_t{1} << (short_number - 24));
    if (!digits) return std::nullopt;
    std::uint64_t number = 0;
    for (const char digit : *digits) number = number << 8 | static_cast<unsigned char>(digit);
    return Head{kind, number};
}

std::optional<std::uint64_t> CborReader::number_of(Kind kind) {
    const auto found = head();
    if (!found || found->kind != kind) return std::nullopt;
    return found->number;
}

std::optional<std::string_view> CborReader::take(std::uint64_t size) {
    if (size > rest_.size()) return std::nullopt;
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::optional<std::int64_t> CborReader::integer() {
    constexpr std::uint64_t largest = INT64_MAX;
    const auto found = head();
    if (!found || found->number > largest) return std::nullopt;
    const auto number = static_cast<std::int64_t>(found->number);
    if (found->kind == Kind::number) return number;
    if (found->kind == Kind::negative) return -1 - number;
    return std::nullopt;
}

std::optional<std::string_view> CborReader::bytes() {
    const auto size = number_of(Kind::bytes);
    return size ? take(*size) : std::nullopt;
}

std::optional<std::string_view> CborReader::text() {
    const auto size = number_of(Kind::text);
    return size ? take(*size) : std::nullopt;
}

std::optional<std::uint64_t> CborReader::map() { return number_of(Kind::map); }

bool CborReader::skip(int depth) {
    const auto found = head();
    if (!found || depth == 0) return false;
    switch (found->kind) {
        case Kind::number:
        case Kind::negative:
        case Kind::simple: return true;
        case Kind::bytes:
        case Kind::text: return take(found->number).has_value();
        case Kind::tag: return false;
        case Kind::list:
        case Kind::map: break;
    }
    // Each value takes a byte at least.
    if (found->number > rest_.size()) return false;
    auto values = found->kind == Kind::map ? 2 * found->number : found->number;
    for (; values > 0; --values)
        if (!skip(depth - 1)) return false;
    return true;
}

}  // namespace veerkracht::crypto
