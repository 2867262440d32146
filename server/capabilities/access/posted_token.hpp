// A token that somebody else posts to us in a form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/result.hpp"

namespace veerkracht::access {

// The one field of this name; unauthenticated "posted_token.form" when it is not there once. A
// token needs no escaping.
Result<std::string> token_in_form(std::string_view form, std::string_view name);
// As tokens tell the time.
std::int64_t seconds_of(std::string_view instant);

}  // namespace veerkracht::access
