// What is refused before a byte of the body is read. This looks at the raw header itself, byte by
// byte, because lenient readers disagree about where a message ends. SEC-01 to SEC-05.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veerkracht::http {

struct Limits {
    std::size_t header_bytes = 16 << 10;
    std::size_t header_fields = 64;
    std::size_t target_bytes = 8 << 10;
    std::size_t body_bytes = 256 << 10;  // a route may allow more
    int connections_per_address = 20;    // not counted for listed proxies and loopback
    // A thousand slow ones, and as many that were thrown out and linger (SEC-04), leave no room in
    // half of it.
    int connections = 2'560;
    int header_seconds = 5;
    int idle_seconds = 15;
    int request_seconds = 30;
    std::size_t body_bytes_per_second = 1 << 10;
};

struct Head {
    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::size_t content_length = 0;
    bool keep_alive = true;

    std::string_view header(std::string_view name) const;  // "" when absent
};

struct Refusal {
    int status;
    std::string code;  // "http.length_ambiguous", …
};

// The length of the head that `received` begins with: through the empty line, or through the first
// line end that is not CR LF (read_head refuses it). None when more bytes are needed. `looked_at`
// bytes were seen in an earlier call.
std::optional<std::size_t> head_length(std::string_view received, std::size_t looked_at = 0);

// `raw` is everything up to and including the empty line.
std::expected<Head, Refusal> read_head(std::string_view raw, const Limits& limits);

// Why a header that does not end within the limit is refused: 414 when it is still in its first
// line, else 431.
Refusal too_long(std::string_view received);

struct Target {
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};
// Decodes and normalises once; `..`, `//`, %2f, %5c, NUL, backslash and bad UTF-8 are refused with
// 400.
std::expected<Target, Refusal> read_target(std::string_view target);

// True when a comma-separated header value holds this word, in any case: has_token("keep-alive,
// Close", "close").
bool has_token(std::string_view value, std::string_view word);

// True when If-None-Match names this ETag. It compares weakly (RFC 9110, 13.1.2): a proxy that
// compresses makes W/"…" of it.
bool has_version(std::string_view if_none_match, std::string_view etag);

}  // namespace veerkracht::http
