// Fields as a form sends them (application/x-www-form-urlencoded).
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace veerkracht::outgoing {

std::string form_encoded(std::string_view text);
std::string as_form(const std::map<std::string, std::string>& fields);

}  // namespace veerkracht::outgoing
