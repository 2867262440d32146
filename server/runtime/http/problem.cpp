#include "runtime/http/problem.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace veerkracht::http {

namespace {

struct Status {
    int status;
    std::string_view reason;
    std::string_view title;  // for the people who build on the API; screens translate the code
};

constexpr Status statuses[] = {
    {200, "OK", ""},
    {201, "Created", ""},
    {202, "Accepted", ""},
    {204, "No Content", ""},
    {303, "See Other", ""},
    {304, "Not Modified", ""},
    {400, "Bad Request", "The request is not well formed."},
    {401, "Unauthorized", "Sign in first."},
    {403, "Forbidden", "This is not allowed, or not any more."},
    {404, "Not Found", "There is nothing here."},
    {405, "Method Not Allowed", "This cannot be done at this address."},
    {406, "Not Acceptable", "The answer does not exist in this form."},
    {408, "Request Timeout", "The request took too long to arrive."},
    {409, "Conflict", "It has changed in the meantime."},
    {411, "Length Required", "The request must state its length."},
    {412, "Precondition Failed", "It has changed in the meantime."},
    {413, "Content Too Large", "The request is too large."},
    {414, "URI Too Long", "The address is too long."},
    {415, "Unsupported Media Type", "This kind of content is not read here."},
    {417, "Expectation Failed", "Send the request without an Expect header."},
    {422, "Unprocessable Content", "Something in the request is missing or wrong."},
    {428, "Precondition Required", "State which version is changed."},
    {429, "Too Many Requests", "That is too often. Try again later."},
    {431, "Request Header Fields Too Large", "The header is too large."},
    {500, "Internal Server Error", "Something went wrong on our side."},
    {503, "Service Unavailable", "Not available at the moment. Try again."},
    {505, "HTTP Version Not Supported", "Use HTTP/1.1."},
    {507, "Insufficient Storage", "There is no room to store this."},
};

const Status& find_status(int status) {
    for (const Status& known : statuses)
        if (known.status == status) return known;
    static constexpr Status unknown{0, "Unknown", "The request was refused."};
    return unknown;
}

Response problem_with(int status, std::string_view code,
                      const std::map<std::string, std::string>& fields,
                      std::string_view request_id) {
    boost::json::object body;
    body["type"] = "about:blank";
    body["title"] = find_status(status).title;
    body["status"] = status;
    body["code"] = code;
    if (!fields.empty()) {
        auto& listed = body["fields"].emplace_object();
        for (const auto& [field, reason] : fields) listed[field] = reason;
    }
    if (status == 500) body["request_id"] = request_id;
    Response response{.status = status,
                      .content_type = "application/problem+json",
                      .body = boost::json::serialize(body)};
    if (status == 503) response.headers.emplace_back("Retry-After", "2");
    return response;
}

}  // namespace

int status_of(Category category) {
    switch (category) {
        case Category::invalid: return 422;
        case Category::unauthenticated: return 401;
        case Category::forbidden: return 403;
        case Category::not_found: return 404;
        case Category::conflict: return 409;
        case Category::too_often: return 429;
        case Category::unavailable: return 503;
        case Category::internal: return 500;
    }
    return 500;
}

Response problem(const Error& error, std::string_view request_id) {
    auto response = problem_with(status_of(error.category), error.code, error.fields, request_id);
    if (error.category == Category::too_often)
        response.headers.emplace_back("Retry-After",
                                      std::to_string(std::max(1L, error.wait_seconds)));
    return response;
}

Response problem(int status, std::string_view code, std::string_view request_id) {
    auto response = problem_with(status, code, {}, request_id);
    if (status == 429) response.headers.emplace_back("Retry-After", "30");
    return response;
}

std::string_view reason_of(int status) { return find_status(status).reason; }

std::string security_headers(bool https) {
    std::string lines =
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
        "require-trusted-types-for 'script'; trusted-types veerkracht\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()\r\n";
    if (https) lines += "Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n";
    return lines;
}

}  // namespace veerkracht::http
