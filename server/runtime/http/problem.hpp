// An Error as application/problem+json (RFC 9457) with nothing internal. The request id that people
// quote is in the header X-Request-Id of every answer; only a 500 has it in the body, so that equal
// refusals are equal bytes.
#pragma once

#include <string>
#include <string_view>

#include "kernel/result.hpp"
#include "runtime/http/message.hpp"

namespace veerkracht::http {

int status_of(Category category);
Response problem(const Error& error, std::string_view request_id);
// Refusals of the guard and the limits, outside Category (400, 405, 408, 411, 413-415, 429, 431,
// 503, 507).
Response problem(int status, std::string_view code, std::string_view request_id);

// "Not Found" for 404, as the status line has it.
std::string_view reason_of(int status);

// The header lines that every answer carries: content policy, COOP, CORP, nosniff, no-referrer,
// permissions, and HSTS where people come over https. Made once, sent by the server and by the
// static files. SEC-23.
std::string security_headers(bool https);

}  // namespace veerkracht::http
