#include "runtime/http/guard.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace veerkracht::http {

namespace {

constexpr std::size_t method_bytes_max = 16;
constexpr std::size_t length_digits_max = 15;
constexpr std::size_t query_parameters_max = 64;
constexpr std::array<std::string_view, 6> methods = {"GET", "HEAD",  "POST",
                                                     "PUT", "PATCH", "DELETE"};
// Two of these would be read differently by different readers.
constexpr std::array<std::string_view, 14> single_fields = {"authorization",  "content-encoding",
                                                            "content-length", "content-type",
                                                            "cookie",         "expect",
                                                            "host",           "idempotency-key",
                                                            "if-none-match",  "if-match",
                                                            "origin",         "sec-fetch-site",
                                                            "upgrade",        "x-vk"};

std::unexpected<Refusal> refuse(int status, std::string code) {
    return std::unexpected(Refusal{status, std::move(code)});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool is_visible_ascii(char c) { return c > 0x20 && c < 0x7f; }

// tchar of RFC 9110, 5.6.2.
bool is_token_character(char c) {
    return is_digit(c) || is_letter(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool may_have_body(std::string_view method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

// HTTP/1.0 is for simple health checks only; its other requests cannot be answered safely on a kept
// connection.
bool is_health_check(std::string_view target) { return target == "/livez" || target == "/readyz"; }

struct RequestLine {
    std::string_view method;
    std::string_view target;
    bool old_version = false;
};

std::expected<RequestLine, Refusal> read_request_line(std::string_view line, const Limits& limits) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return refuse(400, "http.request_line");
    RequestLine result{line.substr(0, first), line.substr(first + 1, last - first - 1)};
    const auto version = line.substr(last + 1);

    if (result.method.empty() || result.method.size() > method_bytes_max ||
        !std::ranges::all_of(result.method, is_token_character))
        return refuse(400, "http.method_malformed");
    if (result.target.size() > limits.target_bytes) return refuse(414, "http.target_too_long");
    if (result.target.empty() || !std::ranges::all_of(result.target, is_visible_ascii))
        return refuse(400, "http.target");
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) ||
        version[6] != '.' || !is_digit(version[7]))
        return refuse(400, "http.version_malformed");
    result.old_version = version == "HTTP/1.0";
    if (version != "HTTP/1.1" && !(result.old_version && is_health_check(result.target)))
        return refuse(505, "http.version");
    if (std::ranges::find(methods, result.method) == methods.end())
        return refuse(405, "http.method");
    return result;
}

std::expected<std::pair<std::string, std::string>, Refusal> read_field(std::string_view line) {
    if (line.empty()) return refuse(400, "http.header_malformed");
    if (line.front() == ' ' || line.front() == '\t') return refuse(400, "http.folded_header");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return refuse(400, "http.header_malformed");
    const auto name = line.substr(0, colon);
    // A space before the colon is caught here too: it is not a token character.
    if (!std::ranges::all_of(name, is_token_character)) return refuse(400, "http.header_name");
    const auto value = trimmed(line.substr(colon + 1));
    if (std::ranges::any_of(value, [](char c) { return is_control(c) && c != '\t'; }))
        return refuse(400, "http.header_value");
    std::string lower_name(name);
    std::ranges::transform(lower_name, lower_name.begin(), lower);
    return std::pair{std::move(lower_name), std::string(value)};
}

bool is_host(std::string_view value) {
    return !value.empty() && value.size() <= 255 && std::ranges::all_of(value, [](char c) {
        return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == ':' || c == '[' ||
               c == ']' || c == '_';
    });
}

bool is_xml(std::string_view content_type) {
    auto type = trimmed(content_type.substr(0, content_type.find(';')));
    const auto ends_with = [&](std::string_view end) {
        return type.size() >= end.size() && same_word(type.substr(type.size() - end.size()), end);
    };
    return ends_with("/xml") || ends_with("+xml") || ends_with("/xml-dtd") ||
           ends_with("/xml-external-parsed-entity");
}

std::expected<std::size_t, Refusal> read_length(std::string_view value) {
    const bool leading_zero = value.size() > 1 && value.front() == '0';
    if (value.empty() || value.size() > length_digits_max || leading_zero ||
        !std::ranges::all_of(value, is_digit))
        return refuse(400, "http.length_malformed");
    std::size_t length = 0;
    std::from_chars(value.data(), value.data() + value.size(), length);
    return length;
}

// What one header field says about the message as a whole.
std::expected<void, Refusal> apply_field(Head& head, std::string_view name,
                                         std::string_view value) {
    if (name == "transfer-encoding") return refuse(411, "http.transfer_encoding");
    if (name == "upgrade") return refuse(400, "http.upgrade");
    if (name == "expect") return refuse(417, "http.expectation");
    if (name == "content-encoding") return refuse(415, "http.content_encoding");
    if (name == "content-type" && is_xml(value)) return refuse(415, "http.xml");
    if (name == "host" && !is_host(value)) return refuse(400, "http.host");
    if (name == "connection" && has_token(value, "close")) head.keep_alive = false;
    if (name != "content-length") return {};
    const auto length = read_length(value);
    if (!length) return std::unexpected(length.error());
    if (*length > 0 && !may_have_body(head.method)) return refuse(400, "http.body_not_expected");
    head.content_length = *length;
    return {};
}

bool has(const Head& head, std::string_view name) {
    return std::ranges::any_of(head.headers,
                               [&](const auto& field) { return field.first == name; });
}

std::expected<void, Refusal> read_fields(Head& head, std::string_view rest, const Limits& limits) {
    while (rest != "\r\n") {
        const auto end = rest.find("\r\n");
        auto field = read_field(rest.substr(0, end));
        if (!field) return std::unexpected(field.error());
        if (head.headers.size() == limits.header_fields)
            return refuse(431, "http.too_many_headers");
        const auto& [name, value] = *field;
        if (std::ranges::find(single_fields, name) != single_fields.end() && has(head, name))
            return refuse(400, "http.repeated_header");
        if (auto applied = apply_field(head, name, value); !applied) return applied;
        head.headers.push_back(std::move(*field));
        rest.remove_prefix(end + 2);
    }
    return {};
}

// Every CR is followed by LF and every LF follows a CR, and it ends with the one empty line.
bool has_clean_lines(std::string_view raw) {
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\0') return false;
        if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) return false;
        if (raw[i] == '\r' && (i + 1 == raw.size() || raw[i + 1] != '\n')) return false;
    }
    return raw.ends_with("\r\n\r\n") && !raw.starts_with("\r\n");
}

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
    return -1;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += plus_is_space && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        result += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return result;
}

// The length of the UTF-8 sequence at the front, 0 when it is not one (overlong, surrogate, beyond
// U+10FFFF).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    const bool overlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
    const bool beyond = (first == 0xed && byte(1) > 0x9f) || (first == 0xf4 && byte(1) > 0x8f);
    return overlong || beyond ? 0 : length;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

bool is_clean_text(const std::string& text) {
    return std::ranges::none_of(text, is_control) && is_utf8(text);
}

std::expected<std::string, Refusal> read_path(std::string_view raw) {
    std::string path = "/";
    raw.remove_prefix(1);
    while (!raw.empty()) {
        const auto end = std::min(raw.find('/'), raw.size());
        const auto segment = percent_decoded(raw.substr(0, end), false);
        if (!segment || !is_clean_text(*segment)) return refuse(400, "http.path_encoding");
        if (segment->empty() || *segment == "." || *segment == ".." ||
            segment->find_first_of("/\\") != std::string::npos)
            return refuse(400, "http.path");
        path += *segment;
        if (end < raw.size()) path += '/';
        raw.remove_prefix(std::min(end + 1, raw.size()));
    }
    return path;
}

std::expected<std::vector<std::pair<std::string, std::string>>, Refusal> read_query(
    std::string_view raw) {
    std::vector<std::pair<std::string, std::string>> query;
    while (!raw.empty()) {
        const auto end = std::min(raw.find('&'), raw.size());
        const auto piece = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (piece.empty()) continue;
        const auto equals = std::min(piece.find('='), piece.size());
        auto name = percent_decoded(piece.substr(0, equals), true);
        auto value = percent_decoded(piece.substr(std::min(equals + 1, piece.size())), true);
        if (!name || !value || !is_clean_text(*name) || !is_clean_text(*value))
            return refuse(400, "http.query_encoding");
        if (query.size() == query_parameters_max) return refuse(400, "http.query_too_many");
        query.emplace_back(std::move(*name), std::move(*value));
    }
    return query;
}

}  // namespace

std::string_view Head::header(std::string_view name) const {
    const auto found =
        std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

bool has_token(std::string_view value, std::string_view word) {
    while (true) {
        const auto comma = value.find(',');
        if (same_word(trimmed(value.substr(0, comma)), word)) return true;
        if (comma == std::string_view::npos) return false;
        value.remove_prefix(comma + 1);
    }
}

bool has_version(std::string_view if_none_match, std::string_view etag) {
    return has_token(if_none_match, etag) || has_token(if_none_match, "W/" + std::string(etag));
}

std::optional<std::size_t> head_length(std::string_view received, std::size_t looked_at) {
    for (auto at = received.find('\n', looked_at); at != std::string_view::npos;
         at = received.find('\n', at + 1)) {
        if (at == 0 || received[at - 1] != '\r') return at + 1;
        if (at == 1) return at + 1;  // an empty line where the request line should be
        if (at >= 3 && received[at - 2] == '\n') return at + 1;
    }
    return std::nullopt;
}

Refusal too_long(std::string_view received) {
    if (received.find('\n') == std::string_view::npos) return {414, "http.target_too_long"};
    return {431, "http.header_too_long"};
}

std::expected<Head, Refusal> read_head(std::string_view raw, const Limits& limits) {
    if (raw.size() > limits.header_bytes) return std::unexpected(too_long(raw));
    if (!has_clean_lines(raw)) return refuse(400, "http.line_ends");

    const auto end_of_line = raw.find("\r\n");
    const auto line = read_request_line(raw.substr(0, end_of_line), limits);
    if (!line) return std::unexpected(line.error());

    Head head;
    head.method = line->method;
    head.target = line->target;
    head.keep_alive = !line->old_version;
    if (auto read = read_fields(head, raw.substr(end_of_line + 2), limits); !read)
        return std::unexpected(read.error());
    if (!line->old_version && !has(head, "host")) return refuse(400, "http.host");
    return head;
}

std::expected<Target, Refusal> read_target(std::string_view target) {
    if (!target.starts_with('/')) return refuse(400, "http.target");
    if (target.find_first_of("\\#") != std::string_view::npos) return refuse(400, "http.target");
    const auto question = std::min(target.find('?'), target.size());
    auto path = read_path(target.substr(0, question));
    if (!path) return std::unexpected(path.error());
    auto query = read_query(target.substr(std::min(question + 1, target.size())));
    if (!query) return std::unexpected(query.error());
    return Target{std::move(*path), std::move(*query)};
}

}  // namespace veerkracht::http
