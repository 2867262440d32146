#include "app/import/encoding.hpp"

#include <algorithm>
#include <array>

#include "app/import/node.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// https://encoding.spec.whatwg.org/index-windows-1252.txt, 0x80 to 0x9F; 0 is nobody's.
constexpr std::array<unsigned, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned character_of(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
}

void append_utf8(std::string& text, unsigned character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0 | character >> 6);
        text += static_cast<char>(0x80 | (character & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | character >> 12);
        text += static_cast<char>(0x80 | (character >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (character & 0x3F));
    }
}

std::string place_of_line(std::string_view file, auto line) {
    return std::string(file) + " line " + std::to_string(line);
}

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

// "Ã«" is what a letter of UTF-8 looks like in the other one; no name is written so.
bool holds_utf8_letters(std::string_view bytes) {
    const auto is_pair = [](unsigned char first, unsigned char second) {
        return (first == 0xC2 || first == 0xC3) && second >= 0x80 && second < 0xC0;
    };
    return std::ranges::adjacent_find(bytes, is_pair) != bytes.end();
}

}  // namespace

std::size_t line_that_is_not_utf8(std::string_view bytes) {
    for (std::size_t line = 1; !bytes.empty(); ++line) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        if (!is_utf8(bytes.substr(0, end))) return line;
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return 0;
}

Result<Decoded> decoded(std::string_view file, std::string_view bytes) {
    if (is_utf16(bytes))
        return bad_file(std::string(file), "UTF-16, not UTF-8: save it as CSV UTF-8");
    const auto line = line_that_is_not_utf8(bytes);
    if (line == 0) return Decoded{without_invisible(bytes), "utf-8"};
    if (bytes.starts_with(byte_order_mark) || holds_utf8_letters(bytes))
        return bad_file(place_of_line(file, line), "not UTF-8");
    Decoded decoded{"", "windows-1252"};
    decoded.text.reserve(bytes.size() + bytes.size() / 16);
    for (const char byte : bytes) {
        const auto character = character_of(static_cast<unsigned char>(byte));
        if (character == 0 && byte != '\0')
            return bad_file(place_of_line(file, 1 + std::ranges::count(decoded.text, '\n')),
                            "neither UTF-8 nor Windows-1252");
        append_utf8(decoded.text, character);
    }
    decoded.text = without_invisible(decoded.text);
    return decoded;
}

}  // namespace veerkracht::import
