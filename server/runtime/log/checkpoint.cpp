#include "runtime/log/checkpoint.hpp"

#include <charconv>
#include <vector>

#include "kernel/text.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/log/merkle.hpp"

namespace veerkracht::log {

namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";  // an em dash begins the line of a signature
constexpr char ed25519 = '\x01';                    // signed-note: the kind of key
constexpr std::size_t number_size = 4;

std::string number_of(std::string_view origin, std::string_view public_bytes) {
    std::string named(origin);
    named += '\n';
    named += ed25519;
    named += public_bytes;
    return crypto::sha256(named).substr(0, number_size);
}

std::string text_of(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
           crypto::to_base64(checkpoint.root) + "\n" + checkpoint.at + "\n";
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == text.npos) return {};  // each line of a note ends
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

// With padding, and written in the one way there is.
std::optional<std::string> from_base64(std::string_view text) {
    std::string url(text.substr(0, text.find('=')));
    for (auto& one : url) one = one == '+' ? '-' : one == '/' ? '_' : one;
    auto bytes = crypto::from_base64url(url);
    if (!bytes || crypto::to_base64(*bytes) != text) return std::nullopt;
    return bytes;
}

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text != std::to_string(number))
        return std::nullopt;
    return number;
}

}  // namespace

std::string signed_note(const Checkpoint& checkpoint, const crypto::SigningKey& key) {
    const auto text = text_of(checkpoint);
    return text + "\n" + std::string(dash) + checkpoint.origin + " " +
           crypto::to_base64(number_of(checkpoint.origin, key.public_bytes()) + key.sign(text)) +
           "\n";
}

std::string key_line(std::string_view origin, std::string_view public_bytes) {
    return std::string(origin) + "+" + crypto::to_hex(number_of(origin, public_bytes)) + "+" +
           crypto::to_base64(std::string(1, ed25519).append(public_bytes));
}

std::optional<LogKey> read_key_line(std::string_view line) {
    const auto text = trimmed(line);
    const auto first = text.find('+');
    const auto second = first == text.npos ? first : text.find('+', first + 1);
    if (second == text.npos) return std::nullopt;
    const auto bytes = from_base64(text.substr(second + 1));
    if (!bytes || bytes->size() != 1 + hash_size || (*bytes)[0] != ed25519) return std::nullopt;
    LogKey key{std::string(text.substr(0, first)), bytes->substr(1)};
    if (key_line(key.origin, key.public_bytes) != text) return std::nullopt;
    return key;
}

std::optional<Checkpoint> read_note(std::string_view note, const LogKey& key) {
    const auto lines = lines_of(note);
    if (lines.size() != 6 || !lines[4].empty()) return std::nullopt;
    Checkpoint found{std::string(lines[0]), number_in(lines[1]).value_or(0),
                     from_base64(lines[2]).value_or(""), std::string(lines[3])};
    if (found.origin != key.origin || found.root.size() != hash_size || !number_in(lines[1]))
        return std::nullopt;
    const auto before = std::string(dash) + key.origin + " ";
    if (!lines[5].starts_with(before)) return std::nullopt;
    const auto signature = from_base64(lines[5].substr(before.size()));
    if (!signature || !signature->starts_with(number_of(key.origin, key.public_bytes)) ||
        !crypto::signed_by(key.public_bytes, text_of(found), signature->substr(number_size)))
        return std::nullopt;
    return found;
}

}  // namespace veerkracht::log
