// A sign-in between password and code. It is no session: it stands in a table and a cookie of its
// own, and nothing but the route of the code looks there.
#pragma once

#include <optional>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Under which it is kept.
Result<std::string> begin_half_session(UnitOfWork& work, const AccountId& id);
// Whose password was given in this browser.
std::optional<AccountId> half_signed_in(UnitOfWork& work);
Result<> end_half_session(UnitOfWork& work);

}  // namespace veerkracht::access
