// What the fuzz targets share. A target is one file: libFuzzer gives it bytes that nobody thought
// of, and it says what must hold of them whatever they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace veerkracht::fuzz {

// What must hold; libFuzzer keeps the bytes for which it did not.
inline void must(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace veerkracht::fuzz
