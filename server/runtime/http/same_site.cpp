#include "runtime/http/same_site.hpp"

namespace veerkracht::http {

namespace {

bool is_of_type(std::string_view content_type, std::string_view wanted) {
    auto type = content_type.substr(0, content_type.find(';'));
    type = type.substr(0, type.find_last_not_of(' ') + 1);
    return type == wanted;
}

// "https://host:port" against "host:port"; no other scheme brings pages of ours.
bool is_our_origin(std::string_view origin, std::string_view host) {
    for (const std::string_view scheme : {"https://", "http://"})
        if (origin.starts_with(scheme)) return origin.substr(scheme.size()) == host;
    return false;
}

}  // namespace

bool comes_from_our_own_page(const Request& request, const Route& route) {
    if (request.method == "GET") return true;
    if (route.options.from_elsewhere)
        return is_of_type(request.header("content-type"), "application/x-www-form-urlencoded");
    if (request.header("x-vk").empty()) return false;
    if (!request.body.empty() && !route.options.reads_request_itself &&
        !is_of_type(request.header("content-type"), "application/json"))
        return false;
    const auto origin = request.header("origin");
    if (!origin.empty() && !is_our_origin(origin, request.header("host"))) return false;
    const auto site = request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none";
}

}  // namespace veerkracht::http
