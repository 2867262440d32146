#include "runtime/http/message.hpp"

#include <algorithm>

namespace veerkracht::http {

std::string_view Request::header(std::string_view name) const {
    const auto found =
        std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    std::optional<std::string_view> value;
    auto rest = header("cookie");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        if (value) return std::nullopt;
        value = pair.substr(equals + 1);
    }
    return value;
}

}  // namespace veerkracht::http
