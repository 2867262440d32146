#include "kernel/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace veerkracht {
namespace {

// One character read from UTF-8; `size` 0 when what stands there is not UTF-8 (RFC 3629: no
// overlong forms, no surrogates, nothing above U+10FFFF).
struct Character {
    char32_t code = 0;
    std::size_t size = 0;
};

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < size) return {};
    char32_t code = lead & (0x7F >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3F);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x1'0000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < least[size] || code > 0x10'FFFF || surrogate) return {};
    return {code, size};
}

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_joiner(char32_t code) { return code == 0x200C || code == 0x200D; }

// Marks, embeddings, overrides and isolates of direction; what has no width; letters that are
// drawn as nothing; and tags, which hide a text in a text.
bool is_invisible(char32_t code) {
    return code == 0xAD || code == 0x61C || code == 0x115F || code == 0x1160 || code == 0x180E ||
           code == 0x3164 || code == 0xFEFF || code == 0xFFA0 || is_joiner(code) ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xE0000 && code <= 0xE007F);
}

// Scripts that write with joiners, and pictures made of several.
bool may_need_joiners(char32_t code) { return code >= 0x600 && !is_invisible(code); }

bool is_wide_blank(char32_t code) {
    return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2800 || code == 0x3000;
}

// Plain letters for the Latin letters of Unicode (from its decompositions, with the letters that
// have none, such as o with stroke), in rows of sixteen; "." stays as it is.
constexpr std::string_view from_00c0 =
    "a a a a a a ae c e e e e i i i i "
    "d n o o o o o . o u u u u y th ss "
    "a a a a a a ae c e e e e i i i i "
    "d n o o o o o . o u u u u y th y "
    "a a a a a a c c c c c c c c d d "
    "d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i "
    "i i ij ij j j k k k l l l l l l l "
    "l l l n n n n n n n n n o o o o "
    "o o oe oe r r r r r r s s s s s s "
    "s s t t t t t t u u u u u u u u "
    "u u u u w w y y y z z z z z z s "
    "b . . . . . . . . . . . . . . e "
    ". f f . . . . i . . . . . . . . "
    "o o . . . . . . . . . . . . . u "
    "u . . . . . . . . . . . . . . . "
    ". . . . dz dz dz lj lj lj nj nj nj a a i "
    "i o o u u u u u u u u u u . a a "
    "a a ae ae . . g g k k o o o o . . "
    "j dz dz dz g g . . n n a a ae ae o o "
    "a a a a e e e e i i i i o o o o "
    "r r r r u u u u s s t t . . h h "
    ". . . . . . a a e e o o o o o o "
    "o o y y . . . . . . . . . . . . "
    ". . . b . . . . . . . . . . . . ";
constexpr std::string_view from_1e00 =
    "a a b b b b b b c c d d d d d d "
    "d d d d e e e e e e e e e e f f "
    "g g h h h h h h h h h h i i i i "
    "k k k k k k l l l l l l l l m m "
    "m m m m n n n n n n n n o o o o "
    "o o o o p p p p r r r r r r r r "
    "s s s s s s s s s s t t t t t t "
    "t t u u u u u u u u u u v v v v "
    "w w w w w w w w w w x x x x y y "
    "z z z z z z h t w y . s . . ss . "
    "a a a a a a a a a a a a a a a a "
    "a a a a a a a a e e e e e e e e "
    "e e e e e e e e i i i i o o o o "
    "o o o o o o o o o o o o o o o o "
    "o o o o u u u u u u u u u u u u "
    "u u y y y y y y y y . . . . . . ";

// A table as an array of words.
template <std::size_t size>
std::array<std::string_view, size> words_of(std::string_view table) {
    std::array<std::string_view, size> words;
    for (auto& word : words) {
        const std::size_t end = table.find(' ');
        word = table.substr(0, end);
        table.remove_prefix(end + 1);
    }
    return words;
}

// The plain letters of a character; "." when it has none.
std::string_view plain_letters(char32_t code) {
    static const auto latin = words_of<0x250 - 0xC0>(from_00c0);
    static const auto additional = words_of<0x1F00 - 0x1E00>(from_1e00);
    if (code >= 0xC0 && code < 0x250) return latin[code - 0xC0];
    if (code >= 0x1E00 && code < 0x1F00) return additional[code - 0x1E00];
    if (code >= 0x300 && code < 0x370) return {};  // accents that stand alone
    if (is_invisible(code)) return {};
    if (code == 0x2018 || code == 0x2019 || code == 0x2BC) return "'";  // as in ’t Hooft
    if (code == 0x2010 || code == 0x2011 || code == 0x2013) return "-";
    if (code == 0xA0) return " ";
    return ".";
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = character_at(text, at).size;
        if (size == 0) return false;
        at += size;
    }
    return true;
}

bool has_control_characters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) return true;
        // U+0080 to U+009F, the second set of control characters.
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            return true;
    }
    return false;
}

std::string without_invisible(std::string_view text) {
    if (std::ranges::all_of(text, is_ascii)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    char32_t before = 0;  // that stayed
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, read] = character_at(text, at);
        const std::size_t size = read == 0 ? 1 : read;
        const auto after = at + size < text.size() ? character_at(text, at + size).code : 0;
        const bool joins = is_joiner(code) && may_need_joiners(before) && may_need_joiners(after);
        if (joins || !is_invisible(code)) {
            out += text.substr(at, size);
            before = code;
        }
        at += size;
    }
    return out;
}

bool says_nothing(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, size] = character_at(text, at);
        if (size == 0 || !(is_wide_blank(code) || (size == 1 && is_blank(text[at])))) return false;
        at += size;
    }
    return true;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += begins_character(byte) ? 1 : 0;
    return count;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    while (end < text.size() && (count > 0 || !begins_character(text[end])))
        if (begins_character(text[end++])) --count;
    return text.substr(0, end);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const std::size_t size = character.size == 0 ? 1 : character.size;
        if (character.size == 1) {
            const char c = text[at];
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (const auto plain = plain_letters(character.code); plain == ".") {
            out += text.substr(at, size);
        } else {
            out += plain;
        }
        at += size;
    }
    return out;
}

}  // namespace veerkracht
