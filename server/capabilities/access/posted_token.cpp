#include "capabilities/access/posted_token.hpp"

#include <algorithm>

#include "kernel/clock.hpp"

namespace veerkracht::access {

Result<std::string> token_in_form(std::string_view form, std::string_view name) {
    const auto begin = std::string(name) + "=";
    std::string found;
    while (!form.empty()) {
        const auto field = form.substr(0, form.find('&'));
        form.remove_prefix(std::min(form.size(), field.size() + 1));
        if (!field.starts_with(begin)) continue;
        if (!found.empty()) return fail(Category::unauthenticated, "posted_token.form");
        found = field.substr(begin.size());
    }
    if (found.empty()) return fail(Category::unauthenticated, "posted_token.form");
    return found;
}

std::int64_t seconds_of(std::string_view instant) {
    return std::chrono::floor<std::chrono::seconds>(to_instant(instant)).time_since_epoch().count();
}

}  // namespace veerkracht::access
