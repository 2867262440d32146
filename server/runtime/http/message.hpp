// A request after the guard, and an answer before it is written: all that the rest of the house
// sees of HTTP.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veerkracht::http {

struct Request {
    std::string method;  // HEAD arrives as GET; the server leaves the body out of the answer
    std::string path;    // decoded and normalised once
    std::vector<std::pair<std::string, std::string>>
        query;  // decoded; a repeated name stands twice
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string address;  // of the peer, or of the client behind a listed proxy
    // The peer is on this machine, no proxy stands between, and it asked for this machine by name:
    // not for a name of elsewhere that was made to lead here.
    bool loopback = false;
    std::string request_id;  // short, to be quoted by people: "4F7K-2M9Q"

    std::string_view header(std::string_view name) const;  // "" when absent
    // None when absent, and when the name stands there twice: nobody can say which one is ours.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

// The server adds Date, X-Request-Id, Content-Length and the security headers. Without a
// Cache-Control of its own an answer is no-store; with an ETag it becomes 304 when the request
// already has that version.
struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body = {};
    std::string_view fixed_body = {};  // lives as long as the process; used when `body` is empty
    std::vector<std::pair<std::string, std::string>> headers = {};
};

using Answer = std::function<void(Response)>;  // called once, from any thread
using Handler = std::function<void(Request, Answer)>;

}  // namespace veerkracht::http
