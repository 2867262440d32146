// Who signed out at a login elsewhere is out here too, at the next request (OpenID Connect
// Back-Channel Logout 1.0): the issuer posts a token to us.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Where an issuer posts it; a machine asks, so no page stands there.
inline constexpr std::string_view logout_address = "/login/oidc/logout";

Result<> take_posted_logout(UnitOfWork& work);

}  // namespace veerkracht::access
