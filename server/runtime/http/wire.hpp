// Answers as bytes, and the small things that each of them carries. No sockets here.
#pragma once

#include <cstdint>
#include <ctime>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/message.hpp"

namespace veerkracht::http {

// "Sat, 21 Nov 2026 21:01:52 GMT".
std::string http_date(std::time_t time);

// Short random ids that people can read to each other: "4F7K-2M9Q". Not for use by two threads.
class RequestIds {
  public:
    std::string next();

  private:
    std::uint64_t random();
    std::vector<std::uint64_t> pool_;
};

// True when every header can stand on the wire as it is: no CR, LF or other control characters
// (response splitting).
bool has_clean_headers(const Response& response);

// Status line and headers, without those that differ each time (Date, X-Request-Id, Connection) and
// the empty line.
void write_head(std::string& out, const Response& response, std::string_view security);

// Who asks: the peer, or behind listed proxies the last address of X-Forwarded-For that is not a
// proxy itself.
std::string client_address(std::string_view peer, std::string_view forwarded_for,
                           const std::set<std::string, std::less<>>& proxies);

// For the ETag header: another text, another tag.
std::string entity_tag(std::string_view body);

// Of a Host header: "localhost", "127.0.0.1" or "[::1]", with or without a port.
bool names_this_machine(std::string_view host);

}  // namespace veerkracht::http
