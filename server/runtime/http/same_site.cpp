#include "runtime/http/same_site.hpp"

namespace veerkracht::http {

namespace {

bool is_json(std::string_view content_type) {
    auto type = content_type.substr(0, content_type.find(';'));
    type = type.substr(0, type.find_last_not_of(' ') + 1);
    return type == "application/json";
}

// "https://host:port" against "host:port".
bool is_our_origin(std::string_view origin, std::string_view host) {
    const auto scheme = origin.find("://");
    return scheme != std::string_view::npos && origin.substr(scheme + 3) == host;
}

}  // namespace

bool comes_from_our_own_page(const Request& request, const Route& route) {
    if (request.method == "GET") return true;
    if (request.header("x-vk").empty()) return false;
    if (!request.body.empty() && !route.options.reads_request_itself &&
        !is_json(request.header("content-type")))
        return false;
    const auto origin = request.header("origin");
    if (!origin.empty() && !is_our_origin(origin, request.header("host"))) return false;
    const auto site = request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none";
}

}  // namespace veerkracht::http
