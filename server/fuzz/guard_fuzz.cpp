// The head of a request: what passes the guard is what it says it is. SEC-01, SEC-02.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "runtime/http/guard.hpp"

using namespace veerkracht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto received = fuzz::text_of(bytes, size);
    const auto length = http::head_length(received);
    if (!length) {
        (void)http::too_long(received);
        return 0;
    }
    must(*length <= size, "a head ends within what was received");
    // In whatever pieces it came.
    for (std::size_t seen = 0; seen < std::min<std::size_t>(size, 64); ++seen) {
        must(!http::head_length(received.substr(0, seen)) || seen >= *length,
             "a head does not end before its end");
        must(http::head_length(received, std::min(seen, *length - 1)) == length,
             "what was looked at before does not matter");
    }
    const http::Limits limits;
    const auto head = http::read_head(received.substr(0, *length), limits);
    if (!head) {
        must(
            (head.error().status >= 400 && head.error().status < 500) || head.error().status == 505,
            "a refusal is about what was sent");
        return 0;
    }
    must(head->headers.size() <= limits.header_fields, "no more fields than allowed");
    must(head->target.size() <= limits.target_bytes, "no longer target than allowed");
    must(head->header("transfer-encoding").empty(), "no transfer encoding");
    must(
        std::ranges::count(head->headers, "host", &std::pair<std::string, std::string>::first) <= 1,
        "one host at most");
    for (const auto& [name, value] : head->headers) {
        must(!name.empty(), "a field has a name");
        must((name + value).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
             "no line end within a field");
    }
    return 0;
}
