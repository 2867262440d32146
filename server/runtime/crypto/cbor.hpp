// The little of CBOR (RFC 8949) that an authenticator sends: whole numbers, bytes, texts and maps,
// each with its length said beforehand. Anything else, or anything cut off, is nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace veerkracht::crypto {

class CborReader {
  public:
    explicit CborReader(std::string_view bytes) : rest_(bytes) {}

    std::optional<std::int64_t> integer();
    std::optional<std::string_view> bytes();
    std::optional<std::string_view> text();
    std::optional<std::uint64_t> map();  // how many pairs follow
    // Steps over one value of any of these kinds, or a list of them.
    bool skip() { return skip(4); }
    std::string_view rest() const { return rest_; }

  private:
    enum class Kind { number, negative, bytes, text, list, map, tag, simple };
    struct Head {
        Kind kind;
        std::uint64_t number;
    };
    std::optional<Head> head();
    std::optional<std::uint64_t> number_of(Kind kind);
    std::optional<std::string_view> take(std::uint64_t size);
    bool skip(int depth);

    std::string_view rest_;
};

}  // namespace veerkracht::crypto
